"""Three counters in a task group, each giving up its turn with sleep(0)."""

import asyncio


async def count(name, last):
    for number in range(last):
        print(name, number)
        await asyncio.sleep(0)


async def main():
    async with asyncio.TaskGroup() as group:
        for name, last in (("a", 2), ("b", 3), ("c", 4)):
            group.create_task(count(name, last), name=name)


asyncio.run(main())
