# line: 8
import asyncio

async def work(n):
    return n

async def main():
    a, b = asyncio.gather(work(1), work(2))
    print(a, b)

asyncio.run(main())
