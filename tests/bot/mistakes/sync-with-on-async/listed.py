# line: 8
import asyncio

async def ticks():
    yield 1

async def main():
    print(list(ticks()))

asyncio.run(main())
