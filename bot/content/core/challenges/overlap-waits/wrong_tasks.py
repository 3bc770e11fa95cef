import asyncio


async def breakfast(tea, toast):
    first, second = asyncio.create_task(tea()), asyncio.create_task(toast())
    await asyncio.wait([first, second])
    return first, second    # the tasks, not what they gave
