# line: 9
import asyncio

async def one(n):
    await asyncio.sleep(0.01)
    return n

async def collect():
    return asyncio.gather(one(1), one(2))

async def main():
    results = await collect()
    print("results:", results)

asyncio.run(main())
