import asyncio

class Channel:
    def __init__(self):
        self.log = []

    async def send(self, text):
        await asyncio.sleep(0.05)
        self.log.append(text)

class Bot:
    def __init__(self):
        self.points = {}
        self.lock = asyncio.Lock()

    async def on_message(self, channel, user, text):
        if text == "!point":
            async with self.lock:
                old = self.points.get(user, 0)
                await channel.send(f"{user} had {old}")
                self.points[user] = old + 1
        elif text == "!show":
            await channel.send(str(self.points.get(user, 0)))

async def main():
    bot, channel = Bot(), Channel()
    await asyncio.gather(*(bot.on_message(channel, "mia", "!point") for _ in range(3)))
    await bot.on_message(channel, "mia", "!show")
    print(channel.log[-1])

asyncio.run(main())
