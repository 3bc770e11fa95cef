# line: 7
import asyncio

gate = asyncio.Semaphore(1)

async def step():
    async with gate:
        await asyncio.sleep(0.01)

async def main():
    await asyncio.gather(step(), step())

asyncio.run(main())
asyncio.run(main())
