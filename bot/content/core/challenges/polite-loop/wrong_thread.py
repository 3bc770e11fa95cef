import asyncio


async def crunch(work, items, every):
    results = []
    for count, item in enumerate(items, start=1):
        results.append(await asyncio.to_thread(work, item))
    return results
