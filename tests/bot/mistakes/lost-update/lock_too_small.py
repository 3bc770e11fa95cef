# line: 13
import asyncio

class Wallet:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.coins = 10

    async def spend(self, n):
        if self.coins >= n:
            await asyncio.sleep(0.01)
            async with self.lock:
                self.coins -= n
            return True
        return False

async def main():
    wallet = Wallet()
    print(await asyncio.gather(wallet.spend(7), wallet.spend(7)), wallet.coins)

asyncio.run(main())
