# line: 6
# says: calls itself again and again
import asyncio

async def retry(n):
    return await retry(n + 1)

asyncio.run(retry(0))
