import asyncio


def fetch_now(fetch, urls):
    coros = [fetch(url) for url in urls]    # too early: is a loop running?

    async def main():
        return await asyncio.gather(*coros)

    return asyncio.run(main())
