import asyncio
import inspect

async def call(function, *args):
    result = function(*args)
    if inspect.isawaitable(result):
        result = await result
    return result

async def slow(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    print(await call(slow, 1), await call(abs, -2))

asyncio.run(main())
