import asyncio


async def collect(jobs, default):
    try:
        return await asyncio.gather(*(job() for job in jobs))
    except Exception:
        return [default for _ in jobs]
