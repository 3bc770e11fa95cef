import asyncio


def fetch_now(fetch, urls):
    async def main():
        return await asyncio.gather(*(fetch(url) for url in urls))

    loop = asyncio.new_event_loop()
    coro = main()
    try:
        return loop.run_until_complete(coro)    # and who closes the loop?
    finally:
        coro.close()
