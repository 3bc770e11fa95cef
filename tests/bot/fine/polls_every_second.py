import asyncio

class Job:
    def __init__(self):
        self.state = "queued"

    async def run(self):
        await asyncio.sleep(3)
        self.state = "done"

async def main():
    job = Job()
    running = asyncio.create_task(job.run())
    while job.state != "done":
        print("state:", job.state)
        await asyncio.sleep(1)
    await running

asyncio.run(main())
