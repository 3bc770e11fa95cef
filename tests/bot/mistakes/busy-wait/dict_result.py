# line: 11
import asyncio

results = {}

async def compute(key):
    await asyncio.sleep(0.08)
    results[key] = key * 2

async def wait_result(key):
    while key not in results:
        await asyncio.sleep(0.001)
    return results[key]

async def main():
    task = asyncio.create_task(compute(21))
    print(await wait_result(21))
    await task

asyncio.run(main())
