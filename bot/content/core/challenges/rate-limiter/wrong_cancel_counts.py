import asyncio
from collections import deque


def make_limiter(limit, period):
    times = deque()

    async def ready():
        loop = asyncio.get_running_loop()
        now = loop.time()
        turn = now if len(times) < limit else max(now, times.popleft() + period)
        times.append(turn)
        await asyncio.sleep(turn - now)

    return ready
