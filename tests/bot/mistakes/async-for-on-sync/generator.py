# line: 8
import asyncio

def numbers():
    yield 1

async def main():
    async for x in numbers():
        print(x)

asyncio.run(main())
