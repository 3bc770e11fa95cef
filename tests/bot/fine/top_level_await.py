import asyncio

async def f():
    return 3

print(await f())
