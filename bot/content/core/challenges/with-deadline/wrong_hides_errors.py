import asyncio


async def in_time(job, seconds, fallback):
    try:
        async with asyncio.timeout(seconds):
            return await job()
    except Exception:
        return fallback
