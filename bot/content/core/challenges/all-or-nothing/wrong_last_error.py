import asyncio


async def all_or_nothing(jobs):
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job()) for job in jobs]
    except ExceptionGroup as errors:
        raise errors.exceptions[-1] from None
    return [task.result() for task in tasks]
