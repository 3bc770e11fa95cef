# line: 11
import asyncio

async def worker(started):
    await asyncio.sleep(0.1)
    started.set()

async def main():
    started = asyncio.Event()
    task = asyncio.create_task(worker(started))
    asyncio.wait_for(started.wait(), timeout=1)
    print("started?", started.is_set())
    await task

asyncio.run(main())
