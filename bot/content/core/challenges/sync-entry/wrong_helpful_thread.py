import asyncio
import threading


def fetch_now(fetch, urls):
    async def main():
        return await asyncio.gather(*(fetch(url) for url in urls))

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(main())
    got = []
    thread = threading.Thread(target=lambda: got.append(asyncio.run(main())))
    thread.start()
    thread.join()    # blocks the loop that is running
    return got[0]
