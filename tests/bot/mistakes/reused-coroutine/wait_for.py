# line: 10
import asyncio

async def work():
    await asyncio.sleep(0.01)

async def main():
    coro = work()
    await asyncio.wait_for(coro, 1)
    await asyncio.wait_for(coro, 1)

asyncio.run(main())
