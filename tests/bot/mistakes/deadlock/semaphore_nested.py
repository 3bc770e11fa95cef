# line: 7
import asyncio

limit = asyncio.Semaphore(2)

async def child(n):
    async with limit:
        print("child", n)

async def parent(n):
    async with limit:
        await asyncio.sleep(0.01)
        await child(n)

async def main():
    await asyncio.gather(parent(1), parent(2))

asyncio.run(main())
