import asyncio


async def every(interval, job, times):
    clock = asyncio.get_running_loop().time
    results = []
    due = clock()
    for n in range(times):
        await asyncio.sleep(due - clock())
        due = clock() + interval
        results.append(await job())
    return results
