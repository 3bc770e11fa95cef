# line: 13
import asyncio

cache = {}

async def load(key):
    await asyncio.sleep(0.01)
    print("load", key)
    return key * 2

async def get(key):
    if key not in cache:
        cache[key] = await load(key)
    return cache[key]

async def main():
    print(await asyncio.gather(get("a"), get("a")))

asyncio.run(main())
