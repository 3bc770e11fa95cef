import asyncio


def fetch_now(fetch, urls):
    async def main():
        return [await fetch(url) for url in urls]

    return asyncio.run(main())
