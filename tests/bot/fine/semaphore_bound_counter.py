import asyncio

class Meter:
    def __init__(self):
        self.now = self.most = 0

    async def use(self, gate):
        async with gate:
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.01)
            self.now -= 1

async def main():
    meter, gate = Meter(), asyncio.Semaphore(3)
    await asyncio.gather(*(meter.use(gate) for _ in range(9)))
    print(meter.most)

asyncio.run(main())
