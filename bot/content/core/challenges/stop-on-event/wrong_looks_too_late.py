import asyncio


async def run_until(stop, job, pause):
    done = 0
    while True:
        await job()
        done += 1
        try:
            async with asyncio.timeout(pause):
                await stop.wait()
            return done
        except TimeoutError:
            pass
