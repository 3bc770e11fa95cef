# line: 10
import asyncio

class Buffer:
    async def __aenter__(self):
        self.lines = []
        return self

    async def __aexit__(self, *exc):
        asyncio.create_task(self.flush())

    async def flush(self):
        await asyncio.sleep(0.1)
        print("flushed", self.lines)

async def main():
    async with Buffer() as buffer:
        buffer.lines.append("x")

asyncio.run(main())
