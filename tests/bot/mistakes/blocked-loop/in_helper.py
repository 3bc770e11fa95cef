# line: 5
import asyncio, time

def fetch():
    time.sleep(0.3)
    return "page"

async def work(n):
    print(n, fetch())

async def main():
    await asyncio.gather(work(1), work(2), work(3))

asyncio.run(main())
