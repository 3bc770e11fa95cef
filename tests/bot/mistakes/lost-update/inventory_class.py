# line: 12
import asyncio

class Shop:
    def __init__(self):
        self.stock = {"apple": 1}
        self.sold = []

    async def buy(self, who, item):
        if self.stock[item] > 0:
            await asyncio.sleep(0.1)
            self.stock[item] -= 1
            self.sold.append(who)

async def main():
    shop = Shop()
    await asyncio.gather(shop.buy("ann", "apple"), shop.buy("bob", "apple"))
    print(shop.stock, shop.sold)

asyncio.run(main())
