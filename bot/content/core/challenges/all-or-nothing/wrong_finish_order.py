import asyncio


async def all_or_nothing(jobs):
    results = []

    async def one(job):
        results.append(await job())

    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(one(job))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return results
