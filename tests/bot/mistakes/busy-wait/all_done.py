# line: 10
import asyncio

async def job(n):
    await asyncio.sleep(0.02 * n)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.005)
    print([task.result() for task in tasks])

asyncio.run(main())
