import asyncio


def make_limiter(limit, period):
    times, waiting = [], []

    def let_through():
        now = asyncio.get_running_loop().time()
        times[:] = [then for then in times if then + period > now]
        while waiting and len(times) < limit:
            times.append(now)
            waiting.pop().set_result(None)

    async def ready():
        loop = asyncio.get_running_loop()
        now = loop.time()
        times[:] = [then for then in times if then + period > now]
        if len(times) < limit and not waiting:
            times.append(now)
            return
        box = loop.create_future()
        waiting.append(box)
        while not box.done():
            let_through()
            if not box.done():
                await asyncio.wait([box], timeout=max(0.0, times[0] + period - loop.time()) + 0.001)

    return ready
