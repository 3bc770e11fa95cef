import asyncio


async def run_until(stop, job, pause):
    done = 0
    while not stop.is_set():
        await job()
        done += 1
        await asyncio.sleep(pause)
    return done
