import asyncio


def make_limiter(limit, period):
    async def ready():
        ...

    return ready
