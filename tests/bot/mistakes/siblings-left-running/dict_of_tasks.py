# line: 14
import asyncio

async def crawl(site, delay):
    await asyncio.sleep(delay)
    if site == "bad":
        raise ConnectionError(site)
    print("crawled", site)
    return site

async def main():
    tasks = {site: asyncio.create_task(crawl(site, delay)) for site, delay in (("bad", 0.1), ("good", 0.3))}
    try:
        await asyncio.gather(*tasks.values())
    except ConnectionError as error:
        print("error:", error)
    await asyncio.sleep(1)

asyncio.run(main())
