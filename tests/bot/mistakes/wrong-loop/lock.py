# line: 15
import asyncio

lock = asyncio.Lock()

async def hold():
    async with lock:
        await asyncio.sleep(0.01)

async def main():
    await asyncio.gather(hold(), hold())

asyncio.run(main())
async def again():
    async with lock:
        await asyncio.sleep(0.01)

async def second():
    await asyncio.gather(again(), again())

asyncio.run(second())
