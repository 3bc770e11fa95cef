# line: 9
import asyncio

class Basket:
    def __init__(self):
        self.items = ["egg", "ham"]

    async def show(self):
        async for item in self.items:
            print(item)

asyncio.run(Basket().show())
