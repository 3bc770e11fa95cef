import asyncio
import time

def blocking(n):
    time.sleep(0.2)
    return n

async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, 1), asyncio.to_thread(blocking, 2)))

asyncio.run(main())
