# line: 17
import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def session():
    print("open")
    yield {"user": "mia"}
    print("close")

async def log(event):
    await asyncio.sleep(0.01)
    print("log:", event)

async def main():
    async with session() as current:
        log(f"hello {current['user']}")

asyncio.run(main())
