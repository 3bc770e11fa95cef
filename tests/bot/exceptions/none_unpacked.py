# line: 9
# says: Several names wait for a value each
import asyncio

async def position():
    await asyncio.sleep(0)

async def main():
    x, y = await position()

asyncio.run(main())
