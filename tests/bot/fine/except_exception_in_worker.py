import asyncio

async def worker(box):
    while True:
        n = await box.get()
        try:
            print(10 // n)
            await asyncio.sleep(0.01)
        except Exception as error:
            print("skipped:", error)
        finally:
            box.task_done()

async def main():
    box = asyncio.Queue()
    task = asyncio.create_task(worker(box))
    for n in (5, 0, 2):
        box.put_nowait(n)
    await box.join()
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
