# line: 13
import asyncio

class Account:
    def __init__(self, amount):
        self.amount = amount

    async def balance(self):
        await asyncio.sleep(0.01)
        return self.amount

async def pay(account, price):
    if account.balance() >= price:
        account.amount -= price
        return True
    return False

async def main():
    print(await pay(Account(10), 5))

asyncio.run(main())
