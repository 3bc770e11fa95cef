import asyncio
import time

async def main():
    async with asyncio.timeout(1):
        time.sleep(0.2)
        await asyncio.sleep(0.1)
    print("in time")

asyncio.run(main())
