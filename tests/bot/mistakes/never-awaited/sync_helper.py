# line: 13
import asyncio

class Cache:
    def __init__(self):
        self.items = {}

    async def store(self, key, value):
        await asyncio.sleep(0.02)
        self.items[key] = value

def remember(cache, key, value):
    cache.store(key, value)

async def main():
    cache = Cache()
    remember(cache, "a", 1)
    await asyncio.sleep(0.1)
    print(cache.items.get("a"))

asyncio.run(main())
