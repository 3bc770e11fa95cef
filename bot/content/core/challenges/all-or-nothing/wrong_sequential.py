async def all_or_nothing(jobs):
    return [await job() for job in jobs]
