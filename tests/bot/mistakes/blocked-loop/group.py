# line: 6
import asyncio
from time import sleep

async def cook():
    sleep(0.2)

async def wash():
    await asyncio.sleep(0.05)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(wash())
        group.create_task(cook())

asyncio.run(main())
