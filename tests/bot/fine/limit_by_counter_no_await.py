import asyncio

class Limiter:
    def __init__(self, most):
        self.most, self.now = most, 0
        self.free = asyncio.Condition()

    async def __aenter__(self):
        async with self.free:
            await self.free.wait_for(lambda: self.now < self.most)
            self.now += 1

    async def __aexit__(self, *exc):
        async with self.free:
            self.now -= 1
            self.free.notify()

async def use(limiter, n):
    async with limiter:
        await asyncio.sleep(0.01)
        print(n)

async def main():
    limiter = Limiter(2)
    await asyncio.gather(*(use(limiter, n) for n in range(4)))

asyncio.run(main())
