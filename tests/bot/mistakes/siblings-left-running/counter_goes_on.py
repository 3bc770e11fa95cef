# line: 20
import asyncio

class Counter:
    def __init__(self):
        self.n = 0

    async def run(self):
        for _ in range(5):
            await asyncio.sleep(0.1)
            self.n += 1

async def explode():
    await asyncio.sleep(0.15)
    raise ZeroDivisionError

async def main():
    counter = Counter()
    try:
        await asyncio.gather(counter.run(), explode())
    except ZeroDivisionError:
        print("at", counter.n)
    await asyncio.sleep(1)
    print("later at", counter.n)

asyncio.run(main())
