# line: 9
import asyncio

class Door:
    def __init__(self):
        self.opened = asyncio.Event()

    async def enter(self, who):
        await self.opened.wait()
        print(who, "is in")

    def open(self):
        self.opened = asyncio.Event()
        self.opened.set()

async def main():
    door = Door()
    guest = asyncio.create_task(door.enter("mia"))
    await asyncio.sleep(0.1)
    door.open()
    await guest

asyncio.run(main())
