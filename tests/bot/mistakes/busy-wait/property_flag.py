# line: 19
import asyncio

class Job:
    def __init__(self):
        self._done = False

    @property
    def finished(self):
        return self._done

    async def run(self):
        await asyncio.sleep(0.2)
        self._done = True

async def main():
    job = Job()
    task = asyncio.create_task(job.run())
    while not job.finished:
        await asyncio.sleep(0.01)
    print("finished")
    await task

asyncio.run(main())
