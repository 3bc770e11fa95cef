import asyncio


async def twice(work):
    return await asyncio.gather(work(), work())
