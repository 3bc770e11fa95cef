# line: 14
import asyncio

class Box:
    full = False

async def fill(box):
    await asyncio.sleep(0.05)
    box.full = True

async def main():
    box = Box()
    task = asyncio.create_task(fill(box))
    while not box.full:
        await asyncio.sleep(0.005)
    await task

asyncio.run(main())
