import asyncio


async def every(interval, job, times):
    ...
