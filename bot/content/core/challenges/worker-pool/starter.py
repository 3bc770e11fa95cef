import asyncio


async def run_pool(handle, source, workers):
    ...
