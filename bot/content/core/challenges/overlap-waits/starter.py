import asyncio


async def breakfast(tea, toast):
    ...
