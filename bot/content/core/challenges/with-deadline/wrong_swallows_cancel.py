import asyncio


async def in_time(job, seconds, fallback):
    try:
        async with asyncio.timeout(seconds) as limit:
            return await job()
    except (TimeoutError, asyncio.CancelledError) as error:
        if isinstance(error, TimeoutError) and not limit.expired():
            raise
        return fallback
