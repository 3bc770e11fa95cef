import asyncio


async def failures(jobs):
    failed = {}
    for name, coro in jobs.items():
        try:
            await coro
        except (Exception, asyncio.CancelledError) as error:
            failed[name] = error
    return failed
