# line: 13
import asyncio

async def load_balance(user):
    await asyncio.sleep(0.01)
    return 100

class Shop:
    def __init__(self):
        self.balance = {}

    async def buy(self, user, price):
        self.balance[user] = load_balance(user)
        self.balance[user] -= price
        return self.balance[user]

async def main():
    print(await Shop().buy("ann", 30))

asyncio.run(main())
