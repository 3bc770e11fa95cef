async def batches(source, size):
    items = [item async for item in source]
    for start in range(0, len(items), size):
        yield items[start:start + size]
