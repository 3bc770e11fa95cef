import asyncio

async def good(n):
    await asyncio.sleep(n / 10)
    return n

async def bad():
    await asyncio.sleep(0.5)
    raise ValueError("late")

async def main():
    try:
        await asyncio.gather(good(1), good(2), bad())
    except ValueError as error:
        print("everyone else was done:", error)

asyncio.run(main())
