import asyncio

class Stream:
    def __init__(self):
        self.queue = asyncio.Queue()

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.queue.get()
        if item is None:
            raise StopAsyncIteration
        return item

async def main():
    stream = Stream()
    for n in (1, 2, None):
        stream.queue.put_nowait(n)
    async for item in stream:
        print(item)

asyncio.run(main())
