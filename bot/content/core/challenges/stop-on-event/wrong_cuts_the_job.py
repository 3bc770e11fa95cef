import asyncio


async def run_until(stop, job, pause):
    done = 0

    async def rounds():
        nonlocal done
        while not stop.is_set():
            await job()
            done += 1
            await asyncio.sleep(pause)

    task = asyncio.create_task(rounds())
    await stop.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return done
