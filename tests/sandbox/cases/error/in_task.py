# line: 7
# type: ValueError
import asyncio


async def fail():
    raise ValueError("x")


asyncio.run(fail())
