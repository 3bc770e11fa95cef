import asyncio

async def square(n):
    await asyncio.sleep(0.1)
    return n * n

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(square(n)) for n in range(4)]
    print([task.result() for task in tasks])

asyncio.run(main())
