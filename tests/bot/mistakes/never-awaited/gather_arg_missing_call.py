# line: 16
import asyncio

class Player:
    def __init__(self, name):
        self.name = name
        self.hp = 10

    async def heal(self, amount):
        await asyncio.sleep(0.1)
        self.hp += amount

async def rest(players):
    for player in players:
        if player.hp < 20:
            player.heal(5)
    await asyncio.sleep(0.5)

async def main():
    players = [Player("a"), Player("b")]
    await rest(players)
    print([player.hp for player in players])

asyncio.run(main())
