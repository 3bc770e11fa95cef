import asyncio


async def all_or_nothing(jobs):
    ...
