# line: 10
import asyncio

async def roll():
    return 4

async def main():
    coro = roll()
    print(await coro)
    print(await coro)

asyncio.run(main())
