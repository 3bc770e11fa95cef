# line: 9
import asyncio

async def fetch(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    results = await (fetch(n) for n in range(3))
    print(results)

asyncio.run(main())
