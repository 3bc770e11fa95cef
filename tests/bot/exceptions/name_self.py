# line: 7
# says: write `self` as the first parameter
import asyncio

class Bot:
    async def start():
        print(self.name)

asyncio.run(Bot.start())
