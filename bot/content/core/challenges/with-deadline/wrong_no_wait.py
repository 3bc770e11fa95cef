import asyncio


async def in_time(job, seconds, fallback):
    task = asyncio.create_task(job())
    done, late = await asyncio.wait([task], timeout=seconds)
    if late:
        task.cancel()
        return fallback
    return task.result()
