# line: 10
import asyncio

async def nap():
    await asyncio.sleep(1)

async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    await task.cancel()

asyncio.run(main())
