import asyncio

async def move(position):
    await asyncio.sleep(0.05)
    return position + 2

async def main():
    position, rounds = 0, 0
    while rounds < 3:
        position = await move(position)
        rounds += 1
    print(position)

asyncio.run(main())
