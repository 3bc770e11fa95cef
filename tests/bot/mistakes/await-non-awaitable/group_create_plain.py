# line: 9
import asyncio

def compute(n):
    return n * n

async def main():
    async with asyncio.TaskGroup() as tg:
        task = tg.create_task(compute(3))
    print(task.result())

asyncio.run(main())
