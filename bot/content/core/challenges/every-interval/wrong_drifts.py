import asyncio


async def every(interval, job, times):
    results = []
    for n in range(times):
        if n:
            await asyncio.sleep(interval)
        results.append(await job())
    return results
