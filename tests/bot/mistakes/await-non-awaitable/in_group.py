# line: 8
import asyncio

def fetch():
    return None

async def worker():
    return await fetch()

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker())

asyncio.run(main())
