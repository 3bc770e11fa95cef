import asyncio
from collections import defaultdict

locks = defaultdict(asyncio.Lock)
stock = {"tea": 5, "milk": 5}

async def sell(item, count):
    async with locks[item]:
        left = stock[item]
        await asyncio.sleep(0.01)
        stock[item] = left - count

async def main():
    await asyncio.gather(sell("tea", 1), sell("tea", 2), sell("milk", 1))
    print(stock)

asyncio.run(main())
