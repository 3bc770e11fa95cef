import asyncio

async def worker(box):
    while True:
        item = await box.get()
        await asyncio.sleep(0.01)
        box.task_done()

async def main():
    box = asyncio.Queue()
    tasks = [asyncio.create_task(worker(box)) for _ in range(2)]
    for n in range(5):
        box.put_nowait(n)
    await box.join()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
