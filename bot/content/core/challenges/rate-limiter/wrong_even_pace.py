import asyncio


def make_limiter(limit, period):
    lock = asyncio.Lock()
    last = None

    async def ready():
        nonlocal last
        loop = asyncio.get_running_loop()
        async with lock:
            if last is not None:
                await asyncio.sleep(last + period / limit - loop.time())
            last = loop.time()

    return ready
