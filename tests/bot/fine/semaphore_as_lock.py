import asyncio

class Store:
    def __init__(self):
        self.gate = asyncio.Semaphore(1)
        self.value = 0

    async def bump(self):
        async with self.gate:
            value = self.value
            await asyncio.sleep(0)
            self.value = value + 1

async def main():
    store = Store()
    await asyncio.gather(*(store.bump() for _ in range(5)))
    print(store.value)

asyncio.run(main())
