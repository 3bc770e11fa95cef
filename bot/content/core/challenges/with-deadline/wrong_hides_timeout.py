import asyncio


async def in_time(job, seconds, fallback):
    try:
        return await asyncio.wait_for(job(), seconds)
    except TimeoutError:
        return fallback
