import asyncio

async def optional(value):
    await asyncio.sleep(5)
    return value

async def or_default(awaitable, default):
    try:
        return await asyncio.wait_for(awaitable, 0.2)
    except TimeoutError:
        return default

async def main():
    print(await asyncio.gather(or_default(optional(1), 0), or_default(asyncio.sleep(0.1, 2), 0)))

asyncio.run(main())
