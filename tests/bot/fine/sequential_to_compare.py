import asyncio

async def fetch(n):
    await asyncio.sleep(0.5)
    return n

async def main():
    a = await fetch(1)
    b = await fetch(2)
    print(a, b)
    print(await asyncio.gather(fetch(1), fetch(2)))

asyncio.run(main())
