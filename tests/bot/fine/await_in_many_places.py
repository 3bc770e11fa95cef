import asyncio

async def value(n):
    await asyncio.sleep(0)
    return n

async def main():
    items = [1, 2, 3]
    print(f"{await value(1)}", items[await value(0)], (await value([5]))[0])
    if await value(True) and not await value(False):
        print({"k": await value("v")})
    print(await value(2) < await value(3))

asyncio.run(main())
