import asyncio


def start(coro):
    return asyncio.create_task(coro)
