# line: 9
# says: holds nothing to go through
import asyncio

async def names():
    await asyncio.sleep(0)

async def main():
    for name in await names():
        print(name)

asyncio.run(main())
