# line: 17
import asyncio

class Matrix:
    def __init__(self, size):
        self.size = size

    def multiply(self):
        total = 0
        for row in range(self.size):
            for column in range(self.size):
                total += row * column
        return total

async def compute():
    await asyncio.sleep(0.05)
    print(Matrix(2500).multiply())

async def beat():
    for _ in range(5):
        await asyncio.sleep(0.05)
        print("beat")

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(beat())
        tg.create_task(compute())

asyncio.run(main())
