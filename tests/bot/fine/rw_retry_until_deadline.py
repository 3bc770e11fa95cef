import asyncio

class Flaky:
    def __init__(self, good_at):
        self.tries = 0
        self.good_at = good_at

    async def ping(self):
        self.tries += 1
        await asyncio.sleep(0.05)
        return self.tries >= self.good_at

async def wait_up(flaky):
    async with asyncio.timeout(5):
        while not await flaky.ping():
            await asyncio.sleep(0.2)
    return flaky.tries

print(asyncio.run(wait_up(Flaky(4))))
