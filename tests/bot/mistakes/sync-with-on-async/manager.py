# line: 10
import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def opened():
    yield "file"

async def main():
    with opened() as file:
        print(file)

asyncio.run(main())
