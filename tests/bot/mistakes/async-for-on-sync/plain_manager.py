# line: 12
import asyncio
from contextlib import contextmanager

@contextmanager
def timer(name):
    print("start", name)
    yield
    print("end", name)

async def main():
    async with timer("load"):
        await asyncio.sleep(0.1)

asyncio.run(main())
