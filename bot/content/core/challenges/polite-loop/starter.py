import asyncio


async def crunch(work, items, every):
    ...
