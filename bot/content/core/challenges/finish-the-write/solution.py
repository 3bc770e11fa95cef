import asyncio


async def save(write, data):
    task = asyncio.create_task(write(data))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
