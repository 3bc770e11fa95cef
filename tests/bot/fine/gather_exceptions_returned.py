import asyncio

async def f(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise ValueError(n)
    return n

async def main():
    print(await asyncio.gather(f(1), f(2), f(3), return_exceptions=True))

asyncio.run(main())
