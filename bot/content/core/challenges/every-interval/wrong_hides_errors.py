import asyncio


async def every(interval, job, times):
    clock = asyncio.get_running_loop().time
    start = clock()
    results = []
    for n in range(times):
        await asyncio.sleep(start + n * interval - clock())
        try:
            results.append(await job())
        except Exception:
            results.append(None)
    return results
