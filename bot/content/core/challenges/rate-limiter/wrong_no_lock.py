import asyncio
from collections import deque


def make_limiter(limit, period):
    times = deque()

    async def ready():
        loop = asyncio.get_running_loop()
        if len(times) == limit:
            await asyncio.sleep(times[0] + period - loop.time())
            times.popleft()
        times.append(loop.time())

    return ready
