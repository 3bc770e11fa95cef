import asyncio


async def grow():
    return [0] * 100_000_000


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(grow())


asyncio.run(main())
