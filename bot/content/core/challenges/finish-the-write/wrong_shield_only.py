import asyncio


async def save(write, data):
    task = asyncio.create_task(write(data))
    return await asyncio.shield(task)
