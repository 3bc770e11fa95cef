import asyncio
import time

async def main():
    time.sleep(0.3)
    print("warmed up")
    await asyncio.gather(asyncio.sleep(0.1), asyncio.sleep(0.2))

asyncio.run(main())
