# line: 8
import asyncio

box = asyncio.Queue()

async def take():
    async with asyncio.timeout(0.1):
        return await box.get()

async def quiet():
    try:
        await asyncio.wait_for(box.get(), 0.01)
    except TimeoutError:
        pass

asyncio.run(quiet())
asyncio.run(take())
