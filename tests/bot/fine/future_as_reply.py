import asyncio

class Rpc:
    def __init__(self):
        self.waiting = {}

    def receive(self, number, value):
        self.waiting.pop(number).set_result(value)

    async def call(self, number, value):
        loop = asyncio.get_running_loop()
        self.waiting[number] = loop.create_future()
        loop.call_later(0.1, self.receive, number, value * 2)
        return await self.waiting[number]

async def main():
    rpc = Rpc()
    print(await asyncio.gather(rpc.call(1, 10), rpc.call(2, 20)))
    print(rpc.waiting)

asyncio.run(main())
