import asyncio

class Channel:
    def __init__(self):
        self.lines = []

    async def send(self, text):
        await asyncio.sleep(0.02)
        self.lines.append(text)

async def main():
    channel = Channel()
    for line in ["Once upon a time", "there was a loop", "The end"]:
        await channel.send(line)
    print(channel.lines)

asyncio.run(main())
