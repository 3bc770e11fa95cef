import asyncio

class Bank:
    def __init__(self):
        self.accounts = {"ann": 100, "bob": 0}
        self.log = []

    async def record(self, text):
        await asyncio.sleep(0.01)
        self.log.append(text)

    async def transfer(self, source, target, amount):
        await self.record(f"begin {source}->{target}")
        self.accounts[source] -= amount
        self.accounts[target] += amount
        await self.record("commit")

async def main():
    bank = Bank()
    await bank.transfer("ann", "bob", 30)
    await bank.transfer("bob", "ann", 5)
    print(bank.accounts, bank.log)

asyncio.run(main())
