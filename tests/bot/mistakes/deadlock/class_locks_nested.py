# line: 12
import asyncio

class Account:
    def __init__(self, name, balance):
        self.name, self.balance = name, balance
        self.lock = asyncio.Lock()

async def transfer(source, target, amount):
    async with source.lock:
        await asyncio.sleep(0.01)
        async with target.lock:
            source.balance -= amount
            target.balance += amount

async def main():
    a, b = Account("a", 10), Account("b", 10)
    async with asyncio.TaskGroup() as group:
        group.create_task(transfer(a, b, 1))
        group.create_task(transfer(b, a, 2))
    print(a.balance, b.balance)

asyncio.run(main())
