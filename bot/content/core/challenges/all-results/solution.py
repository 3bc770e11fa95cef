import asyncio


async def collect(jobs, default):
    got = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    return [default if isinstance(item, Exception) else item for item in got]
