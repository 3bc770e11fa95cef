# line: 8
# says: turns it into a RuntimeError
import asyncio

async def first(items):
    return next(iter(items))

asyncio.run(first([]))
