async def crunch(work, items, every):
    return [work(item) for item in items]
