# line: 14
import asyncio

class Bot:
    def __init__(self):
        self.listeners = []

    def listen(self, handler):
        self.listeners.append(handler)
        return handler

    def emit(self, event):
        for handler in self.listeners:
            asyncio.create_task(handler(event))

bot = Bot()

@bot.listen
async def log_join(event):
    await asyncio.sleep(0.3)
    print("joined:", event)

async def main():
    bot.emit("mia")
    bot.emit("tom")
    await asyncio.sleep(0.01)

asyncio.run(main())
