import asyncio


async def save(write, data):
    task = asyncio.create_task(write(data))
    try:
        await asyncio.wait([task])
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
