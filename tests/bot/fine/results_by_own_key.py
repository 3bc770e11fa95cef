import asyncio

results = {}

async def work(key):
    results[key] = "started"
    await asyncio.sleep(0.01)
    results[key] = "done"

async def main():
    await asyncio.gather(*(work(n) for n in range(3)))
    print(results)

asyncio.run(main())
