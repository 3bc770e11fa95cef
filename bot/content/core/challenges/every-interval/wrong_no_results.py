import asyncio


async def every(interval, job, times):
    clock = asyncio.get_running_loop().time
    start = clock()
    for n in range(times):
        await asyncio.sleep(start + n * interval - clock())
        await job()
