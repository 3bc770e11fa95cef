import asyncio

async def main():
    wake = asyncio.Event()
    jobs = []

    async def worker():
        for _ in range(2):
            await wake.wait()
            wake.clear()
            while jobs:
                print(jobs.pop(0))
                await asyncio.sleep(0)

    task = asyncio.create_task(worker())
    for batch in ((1, 2), (3,)):
        jobs.extend(batch)
        wake.set()
        await asyncio.sleep(0.01)
    await task

asyncio.run(main())
