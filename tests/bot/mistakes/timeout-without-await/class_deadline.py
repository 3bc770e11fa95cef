# line: 19
import asyncio
import time

class Solver:
    def __init__(self, steps):
        self.steps = steps

    async def solve(self):
        for step in range(self.steps):
            self.work(step)
        return "solved"

    def work(self, step):
        time.sleep(0.05)

async def main():
    try:
        async with asyncio.timeout(0.2):
            print(await Solver(10).solve())
    except TimeoutError:
        print("too late")

asyncio.run(main())
