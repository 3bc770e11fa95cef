import asyncio

class Latch:
    def __init__(self, count):
        self.count = count
        self.condition = asyncio.Condition()

    async def arrive(self):
        async with self.condition:
            self.count -= 1
            if self.count == 0:
                self.condition.notify_all()

    async def wait(self):
        async with self.condition:
            await self.condition.wait_for(lambda: self.count == 0)

async def worker(latch, n):
    await asyncio.sleep(n / 20)
    await latch.arrive()

async def main():
    latch = Latch(3)
    async with asyncio.TaskGroup() as tg:
        for n in range(3):
            tg.create_task(worker(latch, n))
        await latch.wait()
        print("all arrived")

asyncio.run(main())
