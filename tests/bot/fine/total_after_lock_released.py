import asyncio

class Tally:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.votes = {}

    async def vote(self, name):
        async with self.lock:
            votes = self.votes.get(name, 0)
            await asyncio.sleep(0.01)
            self.votes[name] = votes + 1
        return self.votes[name]

async def main():
    tally = Tally()
    await asyncio.gather(*(tally.vote(name) for name in "aab"))
    print(tally.votes)

asyncio.run(main())
