import asyncio


async def breakfast(tea, toast):
    return await asyncio.gather(tea(), toast(), return_exceptions=True)
