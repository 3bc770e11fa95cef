# line: 14
import asyncio

class Channel:
    def __init__(self):
        self.log = []

    def send(self, text):
        self.log.append(text)
        return len(self.log)

async def on_message(channel, text):
    if text.startswith("!"):
        await channel.send("command " + text)

async def main():
    channel = Channel()
    await on_message(channel, "hello")
    await on_message(channel, "!help")

asyncio.run(main())
