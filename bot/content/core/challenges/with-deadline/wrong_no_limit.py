import asyncio


async def in_time(job, seconds, fallback):
    loop = asyncio.get_running_loop()
    start = loop.time()
    result = await job()
    return result if loop.time() - start <= seconds else fallback
