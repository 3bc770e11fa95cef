# line: 15
import asyncio
import functools

@functools.lru_cache
def settings():
    return load_settings()

async def load_settings():
    await asyncio.sleep(0.01)
    return {"debug": True}

async def main():
    print(await settings())
    print(await settings())

asyncio.run(main())
