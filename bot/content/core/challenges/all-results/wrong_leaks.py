import asyncio


async def collect(jobs, default):
    tasks = [asyncio.create_task(job()) for job in jobs]
    got = []
    for task in tasks:
        try:
            got.append(await task)
        except Exception:
            got.append(default)
    return got
