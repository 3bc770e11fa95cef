import contextlib


async def batches(source, size):
    batch = []
    async with contextlib.aclosing(source):
        try:
            async for item in source:
                batch.append(item)
                if len(batch) == size:
                    yield batch
                    batch = []
        except Exception:
            pass
        if batch:
            yield batch
