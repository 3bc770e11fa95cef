import asyncio

class Game:
    def __init__(self):
        self.frame = 0
        self.running = True

    def update(self):
        self.frame += 1
        if self.frame == 30:
            self.running = False

    async def loop(self):
        while self.running:
            self.update()
            await asyncio.sleep(1 / 60)

async def main():
    game = Game()
    await game.loop()
    print(game.frame)

asyncio.run(main())
