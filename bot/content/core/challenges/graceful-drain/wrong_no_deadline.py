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
    await asyncio.gather(taker, *tasks, return_exceptions=True)
    return sum(not task.cancelled() for task in tasks)
