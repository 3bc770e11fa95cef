import asyncio


async def crunch(work, items, every):
    results = []
    for count, item in enumerate(items, start=1):
        results.append(work(item))
        if count % every == 0:
            await asyncio.sleep(0.05)
    return results
