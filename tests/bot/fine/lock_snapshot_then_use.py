import asyncio

class Registry:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.names = []

    async def add(self, name):
        async with self.lock:
            await asyncio.sleep(0)
            self.names.append(name)

    async def report(self):
        async with self.lock:
            names = list(self.names)
        await asyncio.sleep(0.01)
        return len(names)

async def main():
    registry = Registry()
    await asyncio.gather(*(registry.add(n) for n in "abc"))
    print(await registry.report())

asyncio.run(main())
