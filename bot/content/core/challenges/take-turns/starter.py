import asyncio


async def take_turns(say, ends):
    ...
