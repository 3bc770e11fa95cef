import asyncio

cache = {}

async def load(key):
    await asyncio.sleep(0.01)
    return key * 2

async def get(key):
    if key not in cache:
        cache[key] = asyncio.create_task(load(key))
    return await cache[key]

async def main():
    print(await asyncio.gather(get("a"), get("a")))

asyncio.run(main())
