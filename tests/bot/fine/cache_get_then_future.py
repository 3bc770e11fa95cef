import asyncio

pending = {}

async def load(key):
    await asyncio.sleep(0.05)
    return key * 2

async def get(key):
    task = pending.get(key)
    if task is None:
        task = pending[key] = asyncio.create_task(load(key))
    return await task

async def main():
    print(await asyncio.gather(get("a"), get("a"), get("b")))

asyncio.run(main())
