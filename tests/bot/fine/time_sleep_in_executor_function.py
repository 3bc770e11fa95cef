import asyncio
import time

def blocking(n):
    time.sleep(0.2)
    return n * n

async def tick():
    for _ in range(5):
        await asyncio.sleep(0.05)

async def main():
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(None, blocking, n) for n in range(3)]
    ticker = asyncio.create_task(tick())
    print(await asyncio.gather(*jobs))
    await ticker

asyncio.run(main())
