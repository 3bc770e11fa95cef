# line: 12
import asyncio

async def worker(box):
    while True:
        print(await box.get())

async def main():
    box = asyncio.Queue()
    task = asyncio.create_task(worker(box))
    await box.put(1)
    await box.join()
    task.cancel()

asyncio.run(main())
