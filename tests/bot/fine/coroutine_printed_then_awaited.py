import asyncio

async def f():
    return 1

async def main():
    coro = f()
    print(type(coro).__name__)
    print(await coro)

asyncio.run(main())
