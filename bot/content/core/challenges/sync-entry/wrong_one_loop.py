import asyncio

loop = asyncio.new_event_loop()


def fetch_now(fetch, urls):
    async def main():
        return await asyncio.gather(*(fetch(url) for url in urls))

    coro = main()
    try:
        return loop.run_until_complete(coro)
    finally:
        coro.close()
        loop.close()    # the next call finds it closed
