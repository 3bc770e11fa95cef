import asyncio

async def show(colour, seconds):
    print(colour)
    await asyncio.sleep(seconds)

async def main():
    for _ in range(2):
        await show("red", 3)
        await show("green", 3)
        await show("yellow", 1)

asyncio.run(main())
