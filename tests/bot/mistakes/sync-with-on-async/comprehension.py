# line: 8
import asyncio

async def ticks():
    yield 1

async def main():
    print([n for n in ticks()])

asyncio.run(main())
