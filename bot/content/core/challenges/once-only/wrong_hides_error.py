import asyncio


def once(function):
    task = None

    async def ask():
        nonlocal task
        if task is None:
            task = asyncio.create_task(function())
        await asyncio.wait([task])
        return task.result() if task.exception() is None else None

    return ask
