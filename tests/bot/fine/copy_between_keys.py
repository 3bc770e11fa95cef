import asyncio

class Cache:
    def __init__(self):
        self.data = {"a": 1, "b": 2, "c": 3}

    async def get(self, key):
        await asyncio.sleep(0.01)
        return self.data[key]

    async def set(self, key, value):
        await asyncio.sleep(0.01)
        self.data[key] = value

async def mirror(cache, key):
    value = await cache.get(key)
    await cache.set(key + "-copy", value)

async def main():
    cache = Cache()
    await asyncio.gather(*(mirror(cache, key) for key in "abc"))
    print(sorted(cache.data))

asyncio.run(main())
