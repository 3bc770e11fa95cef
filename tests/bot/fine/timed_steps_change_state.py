import asyncio
import time

class Oven:
    def __init__(self):
        self.degrees = 20

    async def heat(self):
        await asyncio.sleep(0.5)
        self.degrees = 200

    async def bake(self):
        await asyncio.sleep(0.5)
        print("baked at", self.degrees)

async def main():
    start = time.monotonic()
    oven = Oven()
    await oven.heat()
    await oven.bake()
    print("took", round(time.monotonic() - start, 1))

asyncio.run(main())
