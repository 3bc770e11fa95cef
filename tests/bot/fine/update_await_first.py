import asyncio

total = 0

async def price(n):
    await asyncio.sleep(0.01)
    return n

async def add(n):
    global total
    total = await price(n) + total

async def main():
    await asyncio.gather(add(1), add(2))
    print(total)

asyncio.run(main())
