import asyncio

last = None


def start(coro):
    global last
    task = last = asyncio.create_task(coro)
    return task
