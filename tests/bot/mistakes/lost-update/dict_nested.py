# line: 11
import asyncio

class Scores:
    def __init__(self):
        self.points = {"red": 0, "blue": 0}

    async def goal(self, team):
        points = self.points[team]
        await asyncio.sleep(0.01)
        self.points[team] = points + 1

async def main():
    scores = Scores()
    await asyncio.gather(*(scores.goal("red") for _ in range(3)))
    print(scores.points)

asyncio.run(main())
