# line: 12
import asyncio

class Bag:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

async def main():
    async for item in Bag(1, 2):
        print(item)

asyncio.run(main())
