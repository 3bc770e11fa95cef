# line: 6
# says: is never closed
import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2)
    print("done")

asyncio.run(main())
