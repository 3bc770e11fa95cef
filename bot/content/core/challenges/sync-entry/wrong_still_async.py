import asyncio


async def fetch_now(fetch, urls):
    return await asyncio.gather(*(fetch(url) for url in urls))
