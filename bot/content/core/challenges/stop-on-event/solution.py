import asyncio


async def run_until(stop, job, pause):
    done = 0
    while not stop.is_set():
        await job()
        done += 1
        try:
            async with asyncio.timeout(pause):
                await stop.wait()
        except TimeoutError:
            pass
    return done
