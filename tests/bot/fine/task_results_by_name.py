import asyncio

async def compute(n):
    await asyncio.sleep(0.01 * n)
    return n ** 2

async def main():
    async with asyncio.TaskGroup() as tg:
        tasks = {n: tg.create_task(compute(n)) for n in range(4)}
    print({n: task.result() for n, task in tasks.items()})

asyncio.run(main())
