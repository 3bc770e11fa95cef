"""The article's third example: four counters that take turns."""

import asyncio


async def counter(name):
    for number in range(5):
        print(f"{name}: {number}")
        await asyncio.sleep(0)


async def main():
    tasks = []
    for number in range(4):
        tasks.append(asyncio.create_task(counter(f"task{number}")))
    while True:
        tasks = [task for task in tasks if not task.done()]
        if not tasks:
            return
        await tasks[0]


asyncio.run(main())
