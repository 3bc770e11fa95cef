import asyncio

class Ball:
    def __init__(self):
        self.y, self.speed = 0.0, 5.0

    def move(self, seconds):
        self.y += self.speed * seconds

async def main():
    ball = Ball()
    while ball.y < 1:
        ball.move(1 / 60)
        await asyncio.sleep(1 / 60)
    print("landed", round(ball.y, 1))

asyncio.run(main())
