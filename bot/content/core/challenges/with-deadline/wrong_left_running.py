import asyncio


async def in_time(job, seconds, fallback):
    task = asyncio.create_task(job())
    done, late = await asyncio.wait([task], timeout=seconds)
    return fallback if late else task.result()
