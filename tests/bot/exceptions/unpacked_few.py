# line: 6
# says: The left side has 3 names, and the right side has 2 values
import asyncio

async def main():
    a, b, c = await asyncio.gather(asyncio.sleep(0), asyncio.sleep(0))

asyncio.run(main())
