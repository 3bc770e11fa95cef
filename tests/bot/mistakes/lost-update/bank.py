# line: 12
import asyncio

class BankAccount:
    def __init__(self):
        self.balance = 100

    async def withdraw(self, amount):
        if self.balance >= amount:
            print("checking")
            await asyncio.sleep(0.1)
            self.balance = self.balance - amount
            print("withdrew", amount)
        else:
            print("refused")

async def main():
    acc = BankAccount()
    await asyncio.gather(acc.withdraw(70), acc.withdraw(70))
    print(acc.balance)

asyncio.run(main())
