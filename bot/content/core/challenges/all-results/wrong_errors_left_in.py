import asyncio


async def collect(jobs, default):
    return await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
