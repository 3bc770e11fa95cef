# line: 11
import asyncio

async def price(name):
    await asyncio.sleep(0.3)
    return len(name)

async def main():
    prices = {}
    for name in ("tea", "milk"):
        prices[name] = await price(name)
    print(prices)

asyncio.run(main())
