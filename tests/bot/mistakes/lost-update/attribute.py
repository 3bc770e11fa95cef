# line: 11
import asyncio

class Account:
    def __init__(self):
        self.balance = 100

    async def withdraw(self, amount):
        if self.balance >= amount:
            await asyncio.sleep(0.01)
            self.balance -= amount

async def main():
    account = Account()
    await asyncio.gather(account.withdraw(80), account.withdraw(80))
    print(account.balance)

asyncio.run(main())
