import asyncio


async def settle(*things):
    return await asyncio.gather(*things)
