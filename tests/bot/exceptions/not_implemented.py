# line: 7
# says: was left to be written
import asyncio

class Shape:
    async def area(self):
        raise NotImplementedError

asyncio.run(Shape().area())
