import asyncio


def once(function):
    task = asyncio.create_task(function())

    async def ask():
        return await asyncio.shield(task)

    return ask
