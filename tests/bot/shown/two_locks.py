"""Two tasks take two locks in opposite order, and wait for each other for ever."""

import asyncio


async def left(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            print("left has both")


async def right(a, b):
    async with b:
        await asyncio.sleep(0.1)
        async with a:
            print("right has both")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(left(a, b), right(a, b))


asyncio.run(main())
