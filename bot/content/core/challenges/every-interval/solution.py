import asyncio


async def every(interval, job, times):
    clock = asyncio.get_running_loop().time
    start = clock()
    results = []
    for n in range(times):
        await asyncio.sleep(start + n * interval - clock())
        results.append(await job())
    return results
