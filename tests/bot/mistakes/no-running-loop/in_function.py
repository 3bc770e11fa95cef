# line: 8
import asyncio

async def work():
    pass

def start():
    return asyncio.create_task(work())

start()
