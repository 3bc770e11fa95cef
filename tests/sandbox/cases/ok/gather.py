# stdout: [0, 2, 4]
import asyncio


async def double(n):
    await asyncio.sleep(0)
    return 2 * n


async def main():
    print(await asyncio.gather(*(double(n) for n in range(3))))


asyncio.run(main())
