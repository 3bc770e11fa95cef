# line: 7
import asyncio
import time

async def countdown():
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        pass
    print("countdown over")

async def listener():
    await asyncio.sleep(0.1)
    print("heard something")

async def main():
    await asyncio.gather(listener(), countdown())

asyncio.run(main())
