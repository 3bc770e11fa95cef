import asyncio


async def crunch(work, items, every):
    items, results = list(items), []
    for start in range(0, len(items) - every + 1, every):
        results += [work(item) for item in items[start:start + every]]
        await asyncio.sleep(0)
    return results
