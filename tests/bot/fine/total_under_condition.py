import asyncio

class Budget:
    def __init__(self, total):
        self.total = total
        self.changed = asyncio.Condition()

    async def spend(self, n):
        async with self.changed:
            await self.changed.wait_for(lambda: self.total >= n)
            before = self.total
            await asyncio.sleep(0.01)
            self.total = before - n

    async def earn(self, n):
        async with self.changed:
            self.total += n
            self.changed.notify_all()

async def main():
    budget = Budget(5)
    await asyncio.gather(budget.spend(4), budget.spend(4), budget.earn(3))
    print(budget.total)

asyncio.run(main())
