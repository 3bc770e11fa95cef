# line: 11
import asyncio

class Robot:
    @property
    def battery(self):
        return 80

async def main():
    robot = Robot()
    level = await robot.battery
    print(level)

asyncio.run(main())
