import asyncio


async def breakfast(tea, toast):
    return [await done for done in asyncio.as_completed([tea(), toast()])]
