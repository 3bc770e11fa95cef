# line: 9
import asyncio

async def position():
    await asyncio.sleep(0.01)
    return 3, 4

async def main():
    x, y = position()
    print(x + y)

asyncio.run(main())
