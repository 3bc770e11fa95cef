import asyncio

class Job:
    def __init__(self, name):
        self.name = name
        self.status = "new"

    async def run(self):
        if self.status != "new":
            return
        self.status = "running"
        await asyncio.sleep(0.1)
        self.status = "done"

async def main():
    jobs = [Job("a"), Job("b")]
    await asyncio.gather(*(job.run() for job in jobs), jobs[0].run())
    print([job.status for job in jobs])

asyncio.run(main())
