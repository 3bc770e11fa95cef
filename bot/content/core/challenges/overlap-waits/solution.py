import asyncio


async def breakfast(tea, toast):
    first, second = await asyncio.gather(tea(), toast())
    return first, second
