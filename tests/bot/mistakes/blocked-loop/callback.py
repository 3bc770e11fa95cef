# line: 6
import asyncio
import time

def slow_callback():
    time.sleep(0.5)
    print("callback done")

async def worker():
    for n in range(5):
        await asyncio.sleep(0.05)
        print(n)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, slow_callback)
    await worker()

asyncio.run(main())
