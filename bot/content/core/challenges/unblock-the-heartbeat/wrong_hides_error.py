import asyncio


async def read_all(read, urls):
    reads = (asyncio.to_thread(read, url) for url in urls)
    return await asyncio.gather(*reads, return_exceptions=True)
