import asyncio
from dataclasses import dataclass, field

@dataclass
class Job:
    name: str
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self):
        await asyncio.sleep(0.1)
        self.done.set()

async def main():
    job = Job("one")
    task = asyncio.create_task(job.run())
    await job.done.wait()
    await task
    print(job.name)

asyncio.run(main())
