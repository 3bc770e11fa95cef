# line: 10
import asyncio

class Account:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.amount = 10

    async def add(self, amount):
        async with self.lock:
            self.amount += amount

    async def move(self, amount):
        async with self.lock:
            self.amount -= amount
            await self.add(amount)

async def main():
    account = Account()
    await account.move(3)
    print(account.amount)

asyncio.run(main())
