# line: 7
import asyncio
import time

async def rows():
    for n in range(3):
        time.sleep(0.3)
        yield n

async def reader():
    async for row in rows():
        print("row", row)
        await asyncio.sleep(0)

async def spinner():
    for _ in range(10):
        print(".", end="")
        await asyncio.sleep(0.05)

async def main():
    await asyncio.gather(spinner(), reader())

asyncio.run(main())
