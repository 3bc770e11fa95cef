import asyncio

async def f(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    all_of_them = asyncio.gather(f(1), f(2))
    print("started")
    print(await all_of_them)

asyncio.run(main())
