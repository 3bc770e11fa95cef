import asyncio
import time

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.02)

async def work():
    time.sleep(0.03)

async def main():
    await asyncio.gather(beat(), work())

asyncio.run(main())
