import asyncio

total = 0

async def price(n):
    await asyncio.sleep(0.01)
    return n

async def add(n):
    global total
    cost = await price(n)
    total = total + cost

async def main():
    await asyncio.gather(add(1), add(2))
    print(total)

asyncio.run(main())
