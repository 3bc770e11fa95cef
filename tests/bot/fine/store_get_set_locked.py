import asyncio

class Store:
    def __init__(self):
        self.data = {"hits": 0}
        self.lock = asyncio.Lock()

    async def get(self, key):
        await asyncio.sleep(0.01)
        return self.data[key]

    async def set(self, key, value):
        await asyncio.sleep(0.01)
        self.data[key] = value

async def hit(store):
    async with store.lock:
        hits = await store.get("hits")
        await store.set("hits", hits + 1)

async def main():
    store = Store()
    await asyncio.gather(*(hit(store) for _ in range(5)))
    print(store.data)

asyncio.run(main())
