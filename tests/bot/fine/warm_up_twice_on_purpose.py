import asyncio
import time

async def request(n):
    await asyncio.sleep(0.1)
    return n

async def timed(label, awaitable):
    start = time.perf_counter()
    result = await awaitable
    print(label, round(time.perf_counter() - start, 1), result)

async def one_by_one():
    return [await request(n) for n in range(3)]

async def together():
    return await asyncio.gather(*(request(n) for n in range(3)))

async def main():
    await timed("one by one", one_by_one())
    await timed("together", together())

asyncio.run(main())
