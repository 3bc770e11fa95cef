# line: 15
import asyncio

class Channel:
    def __init__(self, messages):
        self.messages = messages

    async def history(self, limit):
        for message in self.messages[:limit]:
            await asyncio.sleep(0.01)
            yield message

async def count(channel, word):
    hits = 0
    for message in channel.history(limit=50):
        if word in message:
            hits += 1
    return hits

async def main():
    print(await count(Channel(["tea?", "yes", "tea!"]), "tea"))

asyncio.run(main())
