import asyncio

class Bot:
    def __init__(self):
        self.commands = {}

    def command(self, name):
        def register(function):
            self.commands[name] = function
            return function
        return register

    async def run(self, text):
        name, *args = text.split()
        if name not in self.commands:
            print("unknown", name)
            return
        await self.commands[name](*args)

bot = Bot()

@bot.command("!add")
async def add(a, b):
    await asyncio.sleep(0.01)
    print(int(a) + int(b))

@bot.command("!hi")
async def hi(name="you"):
    print("hi", name)

async def main():
    for text in ("!add 1 2", "!hi mia", "!hi", "!nope"):
        await bot.run(text)

asyncio.run(main())
