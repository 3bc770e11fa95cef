# line: 18
import asyncio

class Store:
    def __init__(self):
        self.data = {"hits": 0}

    async def get(self, key):
        await asyncio.sleep(0.01)
        return self.data[key]

    async def set(self, key, value):
        await asyncio.sleep(0.01)
        self.data[key] = value

async def hit(store):
    hits = await store.get("hits")
    await store.set("hits", hits + 1)

async def main():
    store = Store()
    await asyncio.gather(*(hit(store) for _ in range(10)))
    print(store.data)

asyncio.run(main())
