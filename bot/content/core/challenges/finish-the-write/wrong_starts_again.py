import asyncio


async def save(write, data):
    try:
        return await write(data)
    except asyncio.CancelledError:
        await write(data)
        raise
