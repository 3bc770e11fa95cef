import asyncio

class Nursery:
    async def __aenter__(self):
        self.tasks = []
        return self

    def start(self, coro):
        self.tasks.append(asyncio.ensure_future(coro))

    async def __aexit__(self, *exc):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

async def tick():
    while True:
        await asyncio.sleep(0.1)

async def main():
    async with Nursery() as nursery:
        nursery.start(tick())
        nursery.start(tick())
        await asyncio.sleep(0.3)
    print("closed")

asyncio.run(main())
