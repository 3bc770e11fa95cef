# line: 4
import asyncio

async def waiter(future=asyncio.get_running_loop().create_future()):
    return await future

asyncio.run(waiter())
