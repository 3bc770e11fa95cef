import asyncio

async def primary(key):
    await asyncio.sleep(0.1)
    return None if key == "missing" else key.upper()

async def secondary(key):
    await asyncio.sleep(0.2)
    return f"<{key}>"

async def find(key):
    value = await primary(key)
    if value is None:
        value = await secondary(key)
    return value

async def main():
    print(await asyncio.gather(find("tea"), find("missing")))

asyncio.run(main())
