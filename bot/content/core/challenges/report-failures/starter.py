import asyncio


async def failures(jobs):
    ...
