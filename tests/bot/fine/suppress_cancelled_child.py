import asyncio
from contextlib import suppress

async def child():
    await asyncio.sleep(5)

async def parent():
    task = asyncio.create_task(child())
    await asyncio.sleep(0.1)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    for n in range(3):
        await asyncio.sleep(0.1)
    print("parent goes on")

async def main():
    await asyncio.create_task(parent())

asyncio.run(main())
