import asyncio

class Account:
    def __init__(self):
        self.balance = 100

    async def withdraw(self, amount):
        if self.balance >= amount:
            await asyncio.sleep(0.01)
            self.balance -= amount

async def main():
    accounts = [Account(), Account()]
    await asyncio.gather(*(account.withdraw(80) for account in accounts))
    print([account.balance for account in accounts])

asyncio.run(main())
