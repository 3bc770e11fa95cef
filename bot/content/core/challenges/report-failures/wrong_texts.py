import asyncio


async def failures(jobs):
    outcomes = await asyncio.gather(*jobs.values(), return_exceptions=True)
    return {
        name: str(outcome)
        for name, outcome in zip(jobs, outcomes)
        if isinstance(outcome, BaseException)
    }
