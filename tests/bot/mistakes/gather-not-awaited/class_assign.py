# line: 10
import asyncio

class Loader:
    async def load(self, n):
        await asyncio.sleep(0.05)
        return n

    async def load_all(self):
        self.results = asyncio.gather(*(self.load(n) for n in range(3)))
        return len(self.results)

async def main():
    print(await Loader().load_all())

asyncio.run(main())
