# line: 9
import asyncio

async def work(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    results = asyncio.gather(work(1), work(2))
    print(results[0])

asyncio.run(main())
