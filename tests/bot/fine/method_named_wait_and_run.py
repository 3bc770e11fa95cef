import asyncio

class Game:
    def run(self):
        return "running"

    def wait(self):
        return "waiting"

    def gather(self, *items):
        return sorted(items)

async def main():
    game = Game()
    print(game.run(), game.wait(), game.gather(3, 1, 2))
    await asyncio.sleep(0)

asyncio.run(main())
