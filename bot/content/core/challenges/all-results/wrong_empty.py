import asyncio


async def collect(jobs, default):
    tasks = [asyncio.create_task(job()) for job in jobs]
    await asyncio.wait(tasks)
    return [default if task.exception() else task.result() for task in tasks]
