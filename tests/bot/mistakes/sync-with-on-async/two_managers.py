# line: 14
import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def timer(name):
    print("start", name)
    yield
    print("end", name)

async def main():
    lock = asyncio.Lock()
    async with lock:
        with timer("work"):
            await asyncio.sleep(0.01)

asyncio.run(main())
