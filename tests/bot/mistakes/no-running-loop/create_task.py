# line: 7
import asyncio

async def work():
    pass

asyncio.create_task(work())
