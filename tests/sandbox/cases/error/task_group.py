# line: 11
# type: ExceptionGroup
import asyncio


async def fail():
    raise ValueError("x")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())


asyncio.run(main())
