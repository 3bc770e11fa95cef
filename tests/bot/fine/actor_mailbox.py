import asyncio

class Counter:
    def __init__(self):
        self.value = 0
        self.inbox = asyncio.Queue()

    async def run(self):
        while (message := await self.inbox.get()) is not None:
            amount, reply = message
            before = self.value
            await asyncio.sleep(0.01)
            self.value = before + amount
            reply.set_result(self.value)

    async def add(self, amount):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put((amount, reply))
        return await reply

async def main():
    counter = Counter()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(counter.run())
        print(sorted(await asyncio.gather(*(counter.add(n) for n in (1, 2, 3)))))
        await counter.inbox.put(None)
    print(counter.value)

asyncio.run(main())
