# line: 10
import asyncio

async def numbers():
    for n in range(3):
        yield n
        await asyncio.sleep(0)

async def main():
    async for n in numbers:
        print(n)

asyncio.run(main())
