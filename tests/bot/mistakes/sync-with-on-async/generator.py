# line: 9
import asyncio

async def ticks():
    for n in range(3):
        yield n

async def main():
    for n in ticks():
        print(n)

asyncio.run(main())
