import asyncio

async def f():
    return 1

async def main():
    coro = f()
    coro.close()

asyncio.run(main())
