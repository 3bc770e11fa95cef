# line: 11
import asyncio

results = {"count": 0}

async def worker(name):
    for _ in range(3):
        count = results["count"]
        print(name, "sees", count)
        await asyncio.sleep(0.1)
        results["count"] = count + 1

async def main():
    tasks = [asyncio.create_task(worker(name)) for name in ("a", "b")]
    for task in tasks:
        await task
    print(results)

asyncio.run(main())
