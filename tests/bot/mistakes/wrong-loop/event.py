# line: 13
import asyncio

event = asyncio.Event()

async def quiet():
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        print("not set")

async def again():
    await event.wait()

asyncio.run(quiet())
asyncio.run(again())
