# line: 8
import asyncio

async def base():
    return 10

async def main():
    print(sum([1, 2], base()))

asyncio.run(main())
