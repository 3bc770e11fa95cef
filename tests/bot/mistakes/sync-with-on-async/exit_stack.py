# line: 6
import asyncio
from contextlib import AsyncExitStack

async def main():
    with AsyncExitStack() as stack:
        print("in", stack)

asyncio.run(main())
