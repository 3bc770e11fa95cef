# line: 8
import asyncio

async def work():
    pass

async def main():
    with asyncio.TaskGroup() as group:
        group.create_task(work())

asyncio.run(main())
