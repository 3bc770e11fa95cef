# line: 11
import asyncio

async def work():
    await asyncio.sleep(0.01)

async def main():
    coro = work()
    first = asyncio.create_task(coro)
    await first
    second = asyncio.create_task(coro)
    await second

asyncio.run(main())
