# line: 11
# says: The program itself raises `Closed` here: `door 3`
# says: `except Closed:`
import asyncio

class Closed(Exception):
    pass

async def enter(door):
    await asyncio.sleep(0.1)
    raise Closed(f"door {door}")

asyncio.run(enter(3))
