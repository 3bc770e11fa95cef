import asyncio

async def job(n):
    await asyncio.sleep(0.01 * n)
    if n:
        raise ValueError(n)

async def main():
    tasks = [asyncio.create_task(job(n)) for n in range(3)]
    await asyncio.wait(tasks)
    errors = [error for task in tasks if (error := task.exception())]
    try:
        if errors:
            raise ExceptionGroup("some failed", errors)
    except* ValueError as group:
        print(len(group.exceptions))

asyncio.run(main())
