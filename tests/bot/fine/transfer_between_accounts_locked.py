import asyncio

class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = asyncio.Lock()

async def transfer(source, target, amount):
    first, second = (source, target) if id(source) < id(target) else (target, source)
    async with first.lock:
        async with second.lock:
            if source.balance >= amount:
                await asyncio.sleep(0.01)
                source.balance -= amount
                target.balance += amount

async def main():
    a, b = Account(100), Account(50)
    await asyncio.gather(transfer(a, b, 30), transfer(b, a, 10), transfer(a, b, 100))
    print(a.balance + b.balance)

asyncio.run(main())
