import asyncio


async def read_all(read, urls):
    ...
