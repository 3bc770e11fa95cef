# line: 9
import asyncio

class Bot:
    def __init__(self):
        self.tasks = []

    def start(self):
        self.tasks.append(asyncio.create_task(self.loop()))

    async def loop(self):
        while True:
            await asyncio.sleep(1)

bot = Bot()
bot.start()
