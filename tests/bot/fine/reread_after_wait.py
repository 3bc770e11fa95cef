import asyncio

level = 3

async def drop(n):
    global level
    before = level
    await asyncio.sleep(0.01)
    print("was", before, "is", level)
    level = level - n

async def main():
    await asyncio.gather(drop(1), drop(2))
    print(level)

asyncio.run(main())
