import asyncio

class Counter:
    def __init__(self):
        self.value = 0
        self.inbox = asyncio.Queue()

    async def run(self):
        while (amount := await self.inbox.get()) is not None:
            old = self.value
            await asyncio.sleep(0.01)
            self.value = old + amount

async def main():
    counter = Counter()
    owner = asyncio.create_task(counter.run())
    for amount in (1, 2, 3):
        await counter.inbox.put(amount)
    await counter.inbox.put(None)
    await owner
    print(counter.value)

asyncio.run(main())
