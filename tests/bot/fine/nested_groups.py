import asyncio

async def leaf(n):
    await asyncio.sleep(0.01 * n)
    return n

async def branch(start):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(leaf(start + n)) for n in range(2)]
    return sum(task.result() for task in tasks)

async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(branch(0))
        two = group.create_task(branch(10))
    print(one.result(), two.result())

asyncio.run(main())
