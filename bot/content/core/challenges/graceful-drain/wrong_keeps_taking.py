import asyncio


async def serve(orders, cook, stop, grace):
    tasks = []

    async def take():
        while True:
            order = await orders.get()
            tasks.append(asyncio.create_task(cook(order)))

    taker = asyncio.create_task(take())
    await stop.wait()
    late = set()
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=grace)
    taker.cancel()
    for task in late:
        task.cancel()
    await asyncio.gather(taker, *late, return_exceptions=True)
    return sum(task.done() and not task.cancelled() for task in tasks)
