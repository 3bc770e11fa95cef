import asyncio

async def worker(box):
    while (item := await box.get()) is not None:
        print(item)

async def main():
    box = asyncio.Queue()
    task = asyncio.create_task(worker(box))
    for item in (1, 2, None):
        await box.put(item)
    await task

asyncio.run(main())
