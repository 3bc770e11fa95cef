import asyncio


async def serve(orders, cook, stop, grace):
    tasks = []

    async def take():
        while True:
            order = await orders.get()
            tasks.append(asyncio.create_task(cook(order)))

    taker = asyncio.create_task(take())
    await stop.wait()
    taker.cancel()
    late = set()
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=grace)
    for task in late:
        task.cancel()
    return len(tasks) - len(late)
