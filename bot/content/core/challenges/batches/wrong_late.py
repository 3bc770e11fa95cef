import contextlib


async def batches(source, size):
    batch = []
    async with contextlib.aclosing(source):
        async for item in source:
            if len(batch) == size:
                yield batch
                batch = []
            batch.append(item)
        if batch:
            yield batch
