import asyncio


async def failures(jobs):
    outcomes = await asyncio.gather(*jobs.values(), return_exceptions=True)
    return dict(zip(jobs, outcomes))
