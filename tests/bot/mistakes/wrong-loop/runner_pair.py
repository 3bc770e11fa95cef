# line: 9
import asyncio

async def first():
    return asyncio.Event()

async def wait_on(event):
    async with asyncio.timeout(1):
        await event.wait()

async def set_later(event):
    asyncio.get_running_loop().call_later(0.01, event.set)
    await wait_on(event)
    event.clear()
    return event

with asyncio.Runner() as one:
    event = one.run(set_later(asyncio.Event()))
with asyncio.Runner() as two:
    two.run(wait_on(event))
