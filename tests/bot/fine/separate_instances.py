import asyncio

class Bot:
    def __init__(self, name):
        self.name, self.points = name, 0

    async def play(self):
        for _ in range(3):
            before = self.points
            await asyncio.sleep(0.01)
            self.points = before + 1

async def main():
    bots = [Bot("a"), Bot("b")]
    await asyncio.gather(*(bot.play() for bot in bots))
    print([bot.points for bot in bots])

asyncio.run(main())
