# line: 17
import asyncio
import functools

def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        return fn(*args)
    return wrapper

@timed
def compute(x):
    return x + 1

async def main():
    async with asyncio.timeout(1):
        print(await compute(1))

asyncio.run(main())
