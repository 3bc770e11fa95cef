# line: 7
# says: `count` is 0 here
import asyncio

async def mean(values):
    count = len(values)
    return sum(values) / count

asyncio.run(mean([]))
