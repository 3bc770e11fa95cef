# line: 8
import asyncio

jobs = asyncio.Queue()

async def consumer():
    while True:
        job = await jobs.get()
        if job is None:
            return
        print("job", job)

async def main(names):
    task = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    for name in names:
        jobs.put_nowait(name)
    jobs.put_nowait(None)
    await task

asyncio.run(main(["a", "b"]))
asyncio.run(main(["c"]))
