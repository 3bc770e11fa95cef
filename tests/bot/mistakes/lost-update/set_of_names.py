# line: 15
import asyncio

taken = set()

async def is_allowed(name):
    await asyncio.sleep(0.01)
    return True

async def claim(player, name):
    if name in taken:
        return False
    if not await is_allowed(name):
        return False
    taken.add(name)
    return True

async def main():
    print(await asyncio.gather(claim(1, "king"), claim(2, "king")))

asyncio.run(main())
