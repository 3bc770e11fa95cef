# line: 13
import asyncio

async def work():
    await asyncio.sleep(10)

kept = []

async def first():
    kept.append(asyncio.get_running_loop().create_future())

async def second():
    await asyncio.gather(asyncio.sleep(0), kept[0])

asyncio.run(first())
asyncio.run(second())
