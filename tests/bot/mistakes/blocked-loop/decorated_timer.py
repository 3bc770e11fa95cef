# line: 12
import asyncio
import time

def retry(times):
    def wrap(fn):
        async def inner(*args):
            for attempt in range(times):
                try:
                    return await fn(*args)
                except OSError:
                    time.sleep(0.3)
            return None
        return inner
    return wrap

@retry(3)
async def fetch(name):
    await asyncio.sleep(0.01)
    raise OSError(name)

async def clock():
    for n in range(10):
        await asyncio.sleep(0.05)

async def main():
    print(await asyncio.gather(fetch("a"), clock()))

asyncio.run(main())
