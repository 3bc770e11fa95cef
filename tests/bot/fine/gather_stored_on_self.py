import asyncio

class Loader:
    def start(self, names):
        self.loading = asyncio.gather(*(self.load(name) for name in names))

    async def load(self, name):
        await asyncio.sleep(0.05)
        return name.upper()

    async def finish(self):
        return await self.loading

async def main():
    loader = Loader()
    loader.start(["a", "b"])
    print(await loader.finish())

asyncio.run(main())
