# line: 9
import asyncio

async def pair():
    yield 1
    yield 2

async def main():
    a, b = pair()
    print(a, b)

asyncio.run(main())
