import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

def blocking(n):
    time.sleep(0.3)
    return n

async def ticker():
    for n in range(3):
        await asyncio.sleep(0.1)
        print("tick", n)

async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, blocking, n) for n in range(2)]
        await ticker()
        print(await asyncio.gather(*jobs))

asyncio.run(main())
