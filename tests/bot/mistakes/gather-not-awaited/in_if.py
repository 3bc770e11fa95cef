# line: 10
import asyncio

async def warm(n):
    await asyncio.sleep(0.1)
    print("warm", n)

async def start(caches):
    if caches:
        asyncio.gather(*(warm(n) for n in caches))
    print("started")

async def main():
    await start([1, 2])

asyncio.run(main())
