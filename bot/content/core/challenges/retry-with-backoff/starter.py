import asyncio


async def retry(call, attempts, pause):
    ...
