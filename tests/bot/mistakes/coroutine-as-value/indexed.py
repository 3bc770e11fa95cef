# line: 8
import asyncio

async def rows():
    return [1, 2, 3]

async def main():
    first = rows()[0]
    print(first)

asyncio.run(main())
