# line: 11
import asyncio

class Gate:
    def __init__(self):
        self.opened = asyncio.Condition()
        self.closed = asyncio.Condition()

    async def pass_through(self):
        async with self.opened:
            await self.opened.wait()
            print("through")

    async def open(self):
        async with self.closed:
            self.closed.notify_all()

async def main():
    gate = Gate()
    task = asyncio.create_task(gate.pass_through())
    await asyncio.sleep(0.1)
    await gate.open()
    await task

asyncio.run(main())
