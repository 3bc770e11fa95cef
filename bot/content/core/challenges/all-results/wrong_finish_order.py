import asyncio


async def collect(jobs, default):
    got = []
    for coming in asyncio.as_completed([job() for job in jobs]):
        try:
            got.append(await coming)
        except Exception:
            got.append(default)
    return got
