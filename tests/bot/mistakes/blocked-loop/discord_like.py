# line: 20
import asyncio
import time

class Bot:
    def __init__(self):
        self.commands = {}

    def command(self, function):
        self.commands[function.__name__] = function
        return function

    async def dispatch(self, name):
        await self.commands[name]()

bot = Bot()

@bot.command
async def remind():
    time.sleep(5)
    print("reminder!")

@bot.command
async def ping():
    await asyncio.sleep(0.1)
    print("pong")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(bot.dispatch("ping"))
        group.create_task(bot.dispatch("remind"))
        group.create_task(bot.dispatch("ping"))

asyncio.run(main())
