# line: 12
import asyncio
from contextlib import asynccontextmanager

async def flush():
    await asyncio.sleep(0.2)
    print("flushed")

@asynccontextmanager
async def session():
    yield "session"
    asyncio.create_task(flush())

async def main():
    async with session() as s:
        print(s)

asyncio.run(main())
