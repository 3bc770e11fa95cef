# line: 13
import asyncio

class Stream:
    def __init__(self, items):
        self.items = list(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.items:
            self.close()
            raise StopAsyncIteration
        await asyncio.sleep(0)
        return self.items.pop(0)

    async def close(self):
        await asyncio.sleep(0.01)
        print("stream closed")

async def main():
    async for item in Stream("abc"):
        print(item)

asyncio.run(main())
