# line: 12
import asyncio

async def hold(lock):
    async with lock:
        await asyncio.sleep(0.05)

async def main():
    lock = asyncio.Lock()
    task = asyncio.create_task(hold(lock))
    await asyncio.sleep(0.01)
    while lock.locked():
        await asyncio.sleep(0.01)
    await task

asyncio.run(main())
