import asyncio

class SyncStore:
    def save(self, x):
        return f"sync {x}"

class AsyncStore:
    async def save(self, x):
        await asyncio.sleep(0)
        return f"async {x}"

async def main():
    one, two = SyncStore(), AsyncStore()
    one.save(1)
    print(one.save(1), await two.save(2))

asyncio.run(main())
