# line: 8
import asyncio
import functools

def synchronous(fn):
    @functools.wraps(fn)
    def wrapper(*args):
        return asyncio.run(fn(*args))
    return wrapper

@synchronous
async def add(a, b):
    await asyncio.sleep(0)
    return a + b

async def main():
    print(add(1, 2))

asyncio.run(main())
