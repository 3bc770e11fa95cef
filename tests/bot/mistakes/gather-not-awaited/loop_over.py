# line: 8
import asyncio

async def work(n):
    return n

async def main():
    for result in asyncio.gather(work(1), work(2)):
        print(result)

asyncio.run(main())
