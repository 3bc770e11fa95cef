import asyncio

class Bucket:
    def __init__(self, rate):
        self.rate = rate
        self.free_at = 0.0

    async def take(self):
        now = asyncio.get_running_loop().time()
        self.free_at = max(self.free_at, now) + 1 / self.rate
        await asyncio.sleep(self.free_at - now - 1 / self.rate)

async def main():
    bucket = Bucket(10)
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.gather(*(bucket.take() for _ in range(5)))
    print(round(loop.time() - start, 1))

asyncio.run(main())
