import asyncio


async def failures(jobs):
    failed = {}

    async def one(name, coro):
        try:
            await coro
        except (Exception, asyncio.CancelledError) as error:
            failed[name] = error

    await asyncio.gather(*(one(name, coro) for name, coro in jobs.items()))
    return failed
