# line: 11
import asyncio

async def work():
    await asyncio.sleep(0.01)

async def main():
    coro = work()
    task = asyncio.create_task(coro)
    await asyncio.sleep(0.05)
    await coro
    await task

asyncio.run(main())
