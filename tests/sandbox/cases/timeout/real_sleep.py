# limits: wall_s=0.5
# clock: real
# reason: It was still running after 0.5 seconds.
# stdout: waiting
import asyncio
import time


async def main():
    print("waiting")
    await asyncio.sleep(3600)


asyncio.run(main())
