"""A report that blocks the loop, beside a heartbeat."""

import asyncio
import time


async def heartbeat():
    for _ in range(6):
        print("beat")
        await asyncio.sleep(0.5)


async def report():
    await asyncio.sleep(0.7)
    time.sleep(1.5)
    print("report written")


async def main():
    await asyncio.gather(heartbeat(), report())


asyncio.run(main())
