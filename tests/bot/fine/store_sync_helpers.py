import asyncio

class Score:
    def __init__(self):
        self._points = 0

    def points(self):
        return self._points

    def set_points(self, points):
        self._points = points

async def play(score, n):
    await asyncio.sleep(0.01 * n)
    score.set_points(score.points() + n)
    await asyncio.sleep(0)

async def main():
    score = Score()
    await asyncio.gather(*(play(score, n) for n in (1, 2, 3)))
    print(score.points())

asyncio.run(main())
