# line: 7
import asyncio
import time

async def download(n):
    print("start", n)
    time.sleep(1)
    print("end", n)

async def main():
    await asyncio.gather(*(download(n) for n in range(3)))

asyncio.run(main())
