import asyncio
import functools

def cached(function):
    tasks = {}
    @functools.wraps(function)
    async def wrapper(*args):
        if args not in tasks:
            tasks[args] = asyncio.create_task(function(*args))
        return await asyncio.shield(tasks[args])
    return wrapper

@cached
async def load(n):
    await asyncio.sleep(0.1)
    print("load", n)
    return n

async def main():
    print(await asyncio.gather(load(1), load(1), load(2)))

asyncio.run(main())
