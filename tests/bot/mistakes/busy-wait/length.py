# line: 12
import asyncio

results = []

async def work(n):
    await asyncio.sleep(n / 50)
    results.append(n)

async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(3)]
    while len(results) < 3:
        await asyncio.sleep(0.01)
    print(results, len(tasks))

asyncio.run(main())
