import asyncio


async def serve(orders, cook, stop, grace):
    done = 0

    async def take():
        nonlocal done
        while True:
            await cook(await orders.get())
            done += 1

    taker = asyncio.create_task(take())
    await stop.wait()
    await asyncio.wait([taker], timeout=grace)
    taker.cancel()
    await asyncio.gather(taker, return_exceptions=True)
    return done
