# line: 13
import asyncio

class Stats:
    def __init__(self):
        self.total = 0

    async def size(self, name):
        await asyncio.sleep(0.05)
        return len(name)

    async def add(self, name):
        self.total += await self.size(name)

async def main():
    stats = Stats()
    await asyncio.gather(*(stats.add(name) for name in ("tea", "milk", "bread")))
    print(stats.total)

asyncio.run(main())
