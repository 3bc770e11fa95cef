import asyncio
import time

time.sleep(0.2)

async def main():
    await asyncio.gather(asyncio.sleep(0.1), asyncio.sleep(0.1))

asyncio.run(main())
