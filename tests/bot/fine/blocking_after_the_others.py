import asyncio
import time

async def worker(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    results = await asyncio.gather(worker(1), worker(2))
    time.sleep(0.5)
    print(results)

asyncio.run(main())
