# line: 8
# says: `return` may only end it
# topic: async-generators
import asyncio

async def numbers():
    yield 1
    return 2
