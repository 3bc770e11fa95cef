import asyncio


def fetch_now(fetch, urls):
    async def main():
        jobs = (fetch(url) for url in urls)
        return await asyncio.gather(*jobs, return_exceptions=True)

    return asyncio.run(main())
