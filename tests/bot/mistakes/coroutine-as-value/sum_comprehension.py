# line: 10
import asyncio

async def price(item):
    await asyncio.sleep(0.01)
    return len(item)

async def main():
    basket = ["tea", "milk", "bread"]
    total = sum(price(item) for item in basket)
    print(total)

asyncio.run(main())
