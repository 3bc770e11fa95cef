import asyncio


def make_limiter(limit, period):
    lock = asyncio.Lock()
    begin, used = None, 0

    async def ready():
        nonlocal begin, used
        loop = asyncio.get_running_loop()
        async with lock:
            if begin is None:
                begin = loop.time()
            if used == limit:
                await asyncio.sleep(begin + period - loop.time())
            if loop.time() >= begin + period:
                begin, used = loop.time(), 0
            used += 1

    return ready
