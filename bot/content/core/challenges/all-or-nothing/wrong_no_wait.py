import asyncio


async def all_or_nothing(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise
