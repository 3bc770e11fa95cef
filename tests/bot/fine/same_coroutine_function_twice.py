import asyncio

async def roll(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    first = roll(1)
    second = roll(1)
    print(await first + await second)

asyncio.run(main())
