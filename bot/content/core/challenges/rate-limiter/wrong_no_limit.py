import asyncio


def make_limiter(limit, period):
    gate = asyncio.Semaphore(limit)

    async def ready():
        async with gate:
            await asyncio.sleep(0)

    return ready
