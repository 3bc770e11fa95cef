import asyncio

class Door:
    def __init__(self):
        self.busy = False
        self.entered = []

    async def enter(self, who):
        if self.busy:
            return
        self.busy = True
        try:
            await asyncio.sleep(0.1)
            self.entered.append(who)
        finally:
            self.busy = False

async def main():
    door = Door()
    await asyncio.gather(door.enter("a"), door.enter("b"))
    print(door.entered)

asyncio.run(main())
