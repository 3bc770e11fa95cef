import asyncio


async def read_all(read, urls):
    return await asyncio.gather(*(asyncio.to_thread(read, url) for url in urls))
