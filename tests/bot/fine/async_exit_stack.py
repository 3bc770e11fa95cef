import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def opened(name):
    print("open", name)
    try:
        yield name
    finally:
        await asyncio.sleep(0.01)
        print("close", name)

async def main():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(opened(name)) for name in "abc"]
        stack.push_async_callback(asyncio.sleep, 0.1)
        print(names)

asyncio.run(main())
