# line: 7
# says: `async for x in ...: yield x`
# topic: async-contexts
import asyncio

async def numbers():
    yield from [1, 2]
