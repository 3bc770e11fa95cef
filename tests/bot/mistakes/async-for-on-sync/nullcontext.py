# line: 10
import asyncio
from contextlib import contextmanager

@contextmanager
def opened():
    yield 1

async def main():
    async with opened() as x:
        print(x)

asyncio.run(main())
