# line: 17
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def slow():
    time.sleep(0.5)
    return 1

async def beat():
    for _ in range(5):
        await asyncio.sleep(0.1)

async def work():
    await asyncio.sleep(0.01)
    with ThreadPoolExecutor() as pool:
        print(pool.submit(slow).result())

async def main():
    await asyncio.gather(beat(), work())

asyncio.run(main())
