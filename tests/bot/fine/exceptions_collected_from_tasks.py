import asyncio

async def risky(n):
    await asyncio.sleep(0.01)
    if n % 2:
        raise ValueError(n)
    return n

async def main():
    tasks = [asyncio.create_task(risky(n)) for n in range(4)]
    await asyncio.wait(tasks)
    for task in tasks:
        print(repr(task.exception()) if task.exception() else task.result())

asyncio.run(main())
