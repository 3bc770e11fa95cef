# line: 10
import asyncio
import time

async def slow(n):
    time.sleep(0.3)
    return n

async def limited(n):
    async with asyncio.timeout(0.1):
        return await slow(n)

async def main():
    print(await asyncio.gather(limited(1), limited(2), return_exceptions=True))

asyncio.run(main())
