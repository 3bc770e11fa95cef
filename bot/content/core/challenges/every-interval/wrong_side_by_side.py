import asyncio


async def every(interval, job, times):
    tasks = []
    for n in range(times):
        if n:
            await asyncio.sleep(interval)
        tasks.append(asyncio.create_task(job()))
    return await asyncio.gather(*tasks)
