import asyncio


async def every(interval, job, times):
    clock = asyncio.get_running_loop().time
    due = clock()
    results = []
    for _ in range(times):
        results.append(await job())
        due += interval
        await asyncio.sleep(due - clock())
    return results
