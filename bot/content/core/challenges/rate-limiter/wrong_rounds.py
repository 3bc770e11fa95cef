import asyncio


def make_limiter(limit, period):
    lock = asyncio.Lock()
    used = 0

    async def ready():
        nonlocal used
        async with lock:
            if used == limit:
                await asyncio.sleep(period)
                used = 0
            used += 1

    return ready
