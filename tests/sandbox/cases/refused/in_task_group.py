# line: 6
import asyncio


async def look():
    getattr(look, "__glo" + "bals__")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(look())


asyncio.run(main())
