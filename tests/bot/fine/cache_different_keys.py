import asyncio

cache = {}

async def get(key):
    if key not in cache:
        await asyncio.sleep(0.01)
        cache[key] = key * 2
    return cache[key]

async def main():
    print(await asyncio.gather(get("a"), get("b")))

asyncio.run(main())
