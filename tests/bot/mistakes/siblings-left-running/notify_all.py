# line: 15
import asyncio

class Channel:
    def __init__(self, name):
        self.name = name

    async def send(self, text):
        if self.name == "closed":
            raise PermissionError(self.name)
        await asyncio.sleep(0.5)
        print(f"#{self.name}: {text}")

async def announce(channels, text):
    await asyncio.gather(*(channel.send(text) for channel in channels))

async def main():
    channels = [Channel(name) for name in ("news", "closed", "chat")]
    try:
        await announce(channels, "server restarts")
    except PermissionError as error:
        print("could not send to", error)
    await asyncio.sleep(1)

asyncio.run(main())
