import asyncio


async def crunch(work, items, every):
    results = []
    for item in items:
        results.append(work(item))
        await asyncio.sleep(0)
    return results
