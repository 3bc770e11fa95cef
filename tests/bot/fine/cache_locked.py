import asyncio

cache = {}
lock = asyncio.Lock()

async def get(key):
    async with lock:
        if key not in cache:
            await asyncio.sleep(0.01)
            cache[key] = key * 2
    return cache[key]

async def main():
    print(await asyncio.gather(get("a"), get("a")))

asyncio.run(main())
