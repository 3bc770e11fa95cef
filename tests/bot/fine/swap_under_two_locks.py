import asyncio

class Shelf:
    def __init__(self, item):
        self.item, self.lock = item, asyncio.Lock()

async def swap(a, b):
    async with a.lock, b.lock:
        item = a.item
        await asyncio.sleep(0.01)
        a.item, b.item = b.item, item

async def main():
    a, b = Shelf("x"), Shelf("y")
    await swap(a, b)
    await swap(a, b)
    print(a.item, b.item)

asyncio.run(main())
