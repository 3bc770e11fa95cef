"""The article's second example: one task reads in tens, and the other relies on it."""

import asyncio

values = []


async def fill():
    for _ in range(3):
        for number in range(10):
            values.append(number)
        await asyncio.sleep(0.2)


async def report():
    while len(values) < 30:
        assert len(values) % 10 == 0
        print("a multiple of ten:", len(values))
        await asyncio.sleep(0.2)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fill(), name="fill")
        group.create_task(report(), name="report")


asyncio.run(main())
