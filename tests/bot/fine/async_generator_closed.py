import asyncio
from contextlib import aclosing

async def ticks():
    try:
        while True:
            yield 1
    finally:
        print("closed")

async def main():
    async with aclosing(ticks()) as source:
        async for tick in source:
            break

asyncio.run(main())
