import asyncio

async def cost(item):
    await asyncio.sleep(0.05)
    return len(item)

async def main():
    left = 10
    bought = []
    for item in ["bread", "tea", "cheese", "jam"]:
        price = await cost(item)
        if price > left:
            break
        left -= price
        bought.append(item)
    print(bought, left)

asyncio.run(main())
