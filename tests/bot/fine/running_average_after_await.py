import asyncio

class Average:
    def __init__(self):
        self.count = 0
        self.mean = 0.0

    async def sample(self, n):
        await asyncio.sleep(0.01 * n)
        self.count += 1
        self.mean += (n - self.mean) / self.count

async def main():
    average = Average()
    await asyncio.gather(*(average.sample(n) for n in range(1, 5)))
    print(average.mean)

asyncio.run(main())
