import asyncio

position = [0, 0]

async def move(dx, dy):
    await asyncio.sleep(0.1)
    position[0] += dx
    position[1] += dy
    print(tuple(position))

async def main():
    for step in [(1, 0), (0, 1), (1, 1)]:
        await move(*step)

asyncio.run(main())
