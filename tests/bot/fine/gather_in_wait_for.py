import asyncio

async def f(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    print(await asyncio.wait_for(asyncio.gather(f(1), f(2)), 1))

asyncio.run(main())
