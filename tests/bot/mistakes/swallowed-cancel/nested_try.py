# line: 19
import asyncio

class Poller:
    def __init__(self):
        self.count = 0

    async def poll(self):
        self.count += 1
        await asyncio.sleep(1)

    async def run(self):
        while self.count < 5:
            try:
                try:
                    await self.poll()
                except ValueError:
                    print("bad value")
            except BaseException as problem:
                print("problem:", type(problem).__name__)

async def main():
    poller = Poller()
    task = asyncio.create_task(poller.run())
    await asyncio.sleep(2.5)
    task.cancel()
    await task

asyncio.run(main())
