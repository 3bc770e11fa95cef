import asyncio


async def collect(jobs, default):
    ...
