import asyncio

class Remote:
    def __init__(self):
        self.asked = 0

    async def status(self):
        await asyncio.sleep(0.01)
        self.asked += 1
        return "ready" if self.asked > 4 else "busy"

async def main():
    remote = Remote()
    while await remote.status() != "ready":
        await asyncio.sleep(0.5)
    print("ready after", remote.asked)

asyncio.run(main())
