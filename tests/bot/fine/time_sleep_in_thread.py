import asyncio
import time

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.1)

async def main():
    await asyncio.gather(beat(), asyncio.to_thread(time.sleep, 0.5))

asyncio.run(main())
