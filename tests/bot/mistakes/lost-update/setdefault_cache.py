# line: 17
import asyncio

cache = {}
loads = 0

async def load(key):
    global loads
    loads += 1
    await asyncio.sleep(0.05)
    return key.upper()

async def get(key):
    value = cache.get(key)
    if value is None:
        value = await load(key)
        cache[key] = value
    return value

async def main():
    print(await asyncio.gather(get("a"), get("a"), get("a")), loads)

asyncio.run(main())
