import asyncio

class Robot:
    def __init__(self):
        self.x = 0

    async def forward(self):
        await asyncio.sleep(0.2)
        self.x += 1

    async def back(self):
        await asyncio.sleep(0.2)
        self.x -= 1

async def main():
    robot = Robot()
    await robot.forward()
    await robot.forward()
    await robot.back()
    print(robot.x)

asyncio.run(main())
