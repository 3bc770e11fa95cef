# line: 9
# says: was called on the class, not on an object
import asyncio

class Bot:
    async def start(self):
        print("started")

asyncio.run(Bot.start())
