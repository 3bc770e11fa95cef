async def collect(jobs, default):
    got = []
    for job in jobs:
        try:
            got.append(await job())
        except Exception:
            got.append(default)
    return got
