# line: 9
# says: write `global count`
import asyncio

count = 0

async def bump():
    await asyncio.sleep(0.1)
    count += 1

asyncio.run(bump())
