# line: 12
import asyncio
from contextlib import contextmanager

@contextmanager
def timer(label):
    print("begin", label)
    yield
    print("end", label)

async def main():
    async with timer("job"):
        await asyncio.sleep(0.1)

asyncio.run(main())
