# line: 14
import asyncio

class Account:
    def __init__(self, balance):
        self.balance = balance

async def audit():
    await asyncio.sleep(0.01)

async def transfer(source, target, amount):
    if source.balance >= amount:
        await audit()
        source.balance -= amount
        target.balance += amount

async def main():
    a, b = Account(100), Account(0)
    await asyncio.gather(transfer(a, b, 80), transfer(a, b, 70))
    print(a.balance, b.balance)

asyncio.run(main())
