import asyncio

async def f(n):
    return n

def both():
    return asyncio.gather(f(1), f(2))

async def main():
    print(await both())

asyncio.run(main())
