# line: 11
import asyncio

results = {}

async def compute():
    await asyncio.sleep(0.05)
    results["x"] = 1

async def wait_for_result(key):
    while True:
        if key in results:
            return results[key]
        await asyncio.sleep(0.005)

async def main():
    _, value = await asyncio.gather(compute(), wait_for_result("x"))
    print(value)

asyncio.run(main())
