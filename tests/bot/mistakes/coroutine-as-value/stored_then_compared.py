# line: 10
import asyncio

class Game:
    async def roll(self):
        await asyncio.sleep(0)
        return 6

    async def play(self):
        result = self.roll()
        if result == 6:
            print("you win")
        else:
            print("you lose")

asyncio.run(Game().play())
