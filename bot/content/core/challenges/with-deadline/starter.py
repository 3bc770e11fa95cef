import asyncio


async def in_time(job, seconds, fallback):
    ...
