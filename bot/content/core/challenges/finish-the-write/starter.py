import asyncio


async def save(write, data):
    ...
