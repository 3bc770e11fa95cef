# line: 11
import asyncio

class Board:
    def __init__(self):
        self.changed = asyncio.Condition()
        self.value = None

    async def wait(self):
        async with self.changed:
            await self.changed.wait()
            return self.value

    async def put(self, value):
        async with self.changed:
            self.value = value
            self.changed.notify_all()

board = Board()

async def play(value):
    waiting = asyncio.create_task(board.wait())
    await asyncio.sleep(0.01)
    await board.put(value)
    print(await waiting)

asyncio.run(play(1))
asyncio.run(play(2))
