# line: 11
import asyncio
import time

async def block():
    time.sleep(0.5)
    return 1

async def main():
    try:
        print(await asyncio.wait_for(asyncio.gather(block(), block()), 0.2))
    except TimeoutError:
        print("timeout")

asyncio.run(main())
