import asyncio


async def run_pool(handle, source, workers):
    queue = asyncio.Queue(maxsize=workers)
    good = bad = 0

    async def work():
        nonlocal good, bad
        while True:
            item = await queue.get()
            try:
                await handle(item)
                good += 1
            except Exception:
                bad += 1
            finally:
                queue.task_done()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work()) for _ in range(workers)]
        async for item in source:
            await queue.put(item)
        await queue.join()
        for task in tasks:
            task.cancel()
    return good, bad
