import asyncio
import time

async def fetch(n):
    print("start", n)
    await asyncio.sleep(1)
    print("end", n)
    return n

async def main():
    start = time.perf_counter()
    results = await asyncio.gather(fetch(1), fetch(2), fetch(3))
    print(results, round(time.perf_counter() - start))

asyncio.run(main())
