import asyncio


async def run_until(stop, job, pause):
    rounds = 0
    while not stop.is_set():
        await job()
        try:
            async with asyncio.timeout(pause):
                await stop.wait()
        except TimeoutError:
            rounds += 1
    return rounds
