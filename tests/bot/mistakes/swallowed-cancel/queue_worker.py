# line: 8
import asyncio

async def worker(box):
    while True:
        try:
            item = await box.get()
        except asyncio.CancelledError:
            continue
        if item is None:
            return
        print(item)

async def main():
    box = asyncio.Queue()
    task = asyncio.create_task(worker(box))
    await box.put(1)
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)
    await box.put(None)
    await task

asyncio.run(main())
