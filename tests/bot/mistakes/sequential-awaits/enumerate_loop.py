# line: 11
import asyncio

async def download(url):
    await asyncio.sleep(0.2)
    return f"<{url}>"

async def crawl(urls):
    pages = {}
    for number, url in enumerate(urls, start=1):
        page = await download(url)
        print(f"{number}/{len(urls)} {url}")
        pages[url] = page
    return pages

async def main():
    pages = await crawl(["a.org", "b.org", "c.org"])
    print(len(pages))

asyncio.run(main())
