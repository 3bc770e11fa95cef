async def run_pool(handle, source, workers):
    good = bad = 0
    async for item in source:
        try:
            await handle(item)
            good += 1
        except Exception:
            bad += 1
    return good, bad
