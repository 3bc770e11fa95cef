import asyncio

async def f():
    return 1

async def main():
    coro = f()
    print(await asyncio.gather(coro, coro))

asyncio.run(main())
