# line: 11
# says: Did you mean `.balance`?
import asyncio

class Account:
    def __init__(self):
        self.balance = 10

async def main():
    account = Account()
    print(account.balence)

asyncio.run(main())
