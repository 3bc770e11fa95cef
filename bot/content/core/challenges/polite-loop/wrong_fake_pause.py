async def pause():
    return None


async def crunch(work, items, every):
    results = []
    for count, item in enumerate(items, start=1):
        results.append(work(item))
        if count % every == 0:
            await pause()    # never has to wait
    return results
