# limits: wall_s=2 cpu_s=1
import asyncio


async def breed():
    while True:
        asyncio.create_task(asyncio.sleep(0))
        await asyncio.sleep(0)


asyncio.run(breed())
