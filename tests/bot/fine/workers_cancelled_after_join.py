import asyncio

async def worker(box, out):
    while True:
        item = await box.get()
        await asyncio.sleep(0.05)
        out.append(item * item)
        box.task_done()

async def main():
    box = asyncio.Queue()
    out = []
    workers = [asyncio.create_task(worker(box, out)) for _ in range(3)]
    for n in range(7):
        box.put_nowait(n)
    await box.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(out))

asyncio.run(main())
