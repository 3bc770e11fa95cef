import asyncio

cache = {}
loads = 0

async def load(key):
    global loads
    loads += 1
    await asyncio.sleep(0.1)
    return key * 2

async def get(key):
    if key not in cache:
        cache[key] = asyncio.ensure_future(load(key))
    return await cache[key]

async def main():
    print(await asyncio.gather(get("a"), get("a"), get("b")), loads)

asyncio.run(main())
