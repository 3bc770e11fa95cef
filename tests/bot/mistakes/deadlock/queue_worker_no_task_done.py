# line: 14
import asyncio

async def worker(box):
    while True:
        item = await box.get()
        print("item", item)

async def main():
    box = asyncio.Queue()
    for n in range(3):
        box.put_nowait(n)
    workers = [asyncio.create_task(worker(box)) for _ in range(2)]
    await box.join()
    for task in workers:
        task.cancel()

asyncio.run(main())
