import asyncio
import time

async def mixed():
    time.sleep(0.02)
    await asyncio.sleep(1)

async def main():
    try:
        await asyncio.wait_for(mixed(), 0.1)
    except TimeoutError:
        print("in time")

asyncio.run(main())
