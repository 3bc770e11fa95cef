# line: 13
import asyncio

ready = False

async def prepare():
    global ready
    await asyncio.sleep(0.05)
    ready = True

async def main():
    task = asyncio.create_task(prepare())
    while not ready:
        await asyncio.sleep(0.001)
    await task

asyncio.run(main())
