# line: 10
import asyncio

class Worker:
    async def run(self):
        await asyncio.sleep(0.01)
        raise ValueError("worker")

    def start(self):
        self.task = asyncio.create_task(self.run())

async def main():
    Worker().start()
    await asyncio.sleep(0.1)

asyncio.run(main())
