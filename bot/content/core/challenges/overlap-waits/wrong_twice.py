import asyncio


async def breakfast(tea, toast):
    await asyncio.gather(tea(), toast())
    return await asyncio.gather(tea(), toast())
