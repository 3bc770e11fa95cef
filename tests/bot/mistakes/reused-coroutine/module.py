# line: 9
import asyncio

async def work():
    print("work")

coro = work()
asyncio.run(coro)
asyncio.run(coro)
