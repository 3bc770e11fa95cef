import asyncio

class Fragile:
    def __init__(self):
        self.starts = 0

    async def run(self):
        self.starts += 1
        await asyncio.sleep(0.1)
        if self.starts < 3:
            raise RuntimeError("crashed")
        return "stable"

async def supervise(fragile):
    while True:
        task = asyncio.create_task(fragile.run())
        try:
            return await task
        except RuntimeError as error:
            print("restart after", error)

print(asyncio.run(supervise(Fragile())))
