# line: 13
import asyncio

points = {}

async def load_multiplier(user):
    await asyncio.sleep(0.01)
    return 2

async def reward(user, amount):
    current = points.get(user, 0)
    factor = await load_multiplier(user)
    points[user] = current + amount * factor

async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(reward("mia", 5))
    print(points)

asyncio.run(main())
