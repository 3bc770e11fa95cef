import asyncio

class Job:
    def __init__(self):
        self.polls = 0

    def ready(self):
        self.polls += 1
        return self.polls > 4

async def main():
    job = Job()
    delay = 0.01
    while not job.ready():
        await asyncio.sleep(delay)
        delay = min(delay * 2, 1)
    print("ready after", job.polls)

asyncio.run(main())
