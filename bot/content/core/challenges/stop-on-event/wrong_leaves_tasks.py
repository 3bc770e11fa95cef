import asyncio


async def run_until(stop, job, pause):
    done = 0
    while not stop.is_set():
        await job()
        done += 1
        waits = [asyncio.create_task(stop.wait()), asyncio.create_task(asyncio.sleep(pause))]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    return done
