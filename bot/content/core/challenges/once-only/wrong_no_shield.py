import asyncio


def once(function):
    task = None

    async def ask():
        nonlocal task
        if task is None:
            task = asyncio.create_task(function())
        return await task

    return ask
