"""One of three fails, and the task group cancels the others."""

import asyncio


async def load(name, seconds):
    try:
        await asyncio.sleep(seconds)
        if name == "bad":
            raise ValueError("no such file")
        return name
    finally:
        print(name, "is over")


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(load("quick", 0.2), name="quick")
        group.create_task(load("bad", 0.5), name="bad")
        group.create_task(load("slow", 2), name="slow")


asyncio.run(main())
