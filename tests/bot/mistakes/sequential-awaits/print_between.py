# line: 9
import asyncio

async def get_price(shop):
    await asyncio.sleep(0.2)
    return len(shop)

async def main():
    a = await get_price("aaa")
    print("a is", a)
    b = await get_price("bb")
    print("b is", b)
    print("cheapest", min(a, b))

asyncio.run(main())
