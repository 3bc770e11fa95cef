import asyncio


async def read_all(read, urls):
    async def one(url):
        return read(url)    # still blocks the loop

    return await asyncio.gather(*(one(url) for url in urls))
