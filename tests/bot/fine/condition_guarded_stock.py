import asyncio

class Stock:
    def __init__(self):
        self.items = 0
        self.changed = asyncio.Condition()

    async def take(self):
        async with self.changed:
            await self.changed.wait_for(lambda: self.items > 0)
            self.items -= 1

    async def add(self):
        async with self.changed:
            self.items += 1
            self.changed.notify()

async def main():
    stock = Stock()
    await asyncio.gather(stock.take(), stock.take(), stock.add(), stock.add())
    print(stock.items)

asyncio.run(main())
