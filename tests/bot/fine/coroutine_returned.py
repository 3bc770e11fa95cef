import asyncio

async def f():
    return 2

def make():
    return f()

async def main():
    print(await make() + 1)

asyncio.run(main())
