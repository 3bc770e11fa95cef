# line: 9
import asyncio

class Job:
    def __init__(self, coro):
        self.coro = coro

    async def run(self):
        return await self.coro

async def work():
    await asyncio.sleep(0.01)
    return 1

async def main():
    job = Job(work())
    print(await job.run())
    print(await job.run())

asyncio.run(main())
