import asyncio
import inspect

async def call(fn, *args):
    result = fn(*args)
    if inspect.isawaitable(result):
        result = await result
    return result

async def double(n):
    await asyncio.sleep(0)
    return 2 * n

async def main():
    print(await call(double, 2), await call(abs, -3))

asyncio.run(main())
