# line: 10
import asyncio

class Session:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *exc):
        self.flush()

    async def flush(self):
        await asyncio.sleep(0.01)
        print("flushed")

async def main():
    async with Session() as session:
        print("working with", type(session).__name__)

asyncio.run(main())
