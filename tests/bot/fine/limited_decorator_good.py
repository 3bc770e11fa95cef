import asyncio
import functools
import time

def limited(seconds):
    def wrap(fn):
        @functools.wraps(fn)
        async def run(*args):
            async with asyncio.timeout(seconds):
                return await fn(*args)
        return run
    return wrap

@limited(0.5)
async def work():
    await asyncio.to_thread(time.sleep, 0.2)
    return "worked"

print(asyncio.run(work()))
