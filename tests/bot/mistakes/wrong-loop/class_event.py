# line: 9
import asyncio

class Signal:
    def __init__(self):
        self.event = asyncio.Event()

    async def wait(self):
        await self.event.wait()

    def fire(self):
        self.event.set()

signal = Signal()

async def once():
    waiting = asyncio.create_task(signal.wait())
    await asyncio.sleep(0.01)
    signal.fire()
    await waiting
    signal.event.clear()
    print("fired")

asyncio.run(once())
asyncio.run(once())
