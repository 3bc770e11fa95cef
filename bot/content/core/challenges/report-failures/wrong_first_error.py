import asyncio


async def failures(jobs):
    tasks = {name: asyncio.create_task(coro) for name, coro in jobs.items()}
    try:
        await asyncio.gather(*tasks.values())
    except (Exception, asyncio.CancelledError):
        pass
    failed = {}
    for name, task in tasks.items():
        if task.cancelled():
            failed[name] = asyncio.CancelledError()
        elif task.done() and task.exception():
            failed[name] = task.exception()
    return failed
