import asyncio

class Store:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.items = {}

    async def _put(self, key, value):
        old = self.items.get(key, 0)
        await asyncio.sleep(0.01)
        self.items[key] = old + value

    async def put(self, key, value):
        async with self.lock:
            await self._put(key, value)

async def main():
    store = Store()
    await asyncio.gather(*(store.put("a", 1) for _ in range(5)))
    print(store.items)

asyncio.run(main())
