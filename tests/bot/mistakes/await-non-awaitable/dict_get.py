# line: 7
import asyncio

cache = {"a": 1}

async def lookup(key):
    value = await cache.get(key)
    return value

async def main():
    print(await lookup("a"))

asyncio.run(main())
