import asyncio


async def in_time(job, seconds, fallback):
    task = asyncio.create_task(job())
    await asyncio.sleep(seconds)
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait([task])
    return fallback
