# line: 8
import asyncio

async def holder(lock):
    async with lock:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("keeping the lock")
        await asyncio.sleep(0.5)

async def main():
    lock = asyncio.Lock()
    task = asyncio.create_task(holder(lock))
    await asyncio.sleep(0.1)
    task.cancel()
    async with lock:
        print("got the lock")
    await task

asyncio.run(main())
