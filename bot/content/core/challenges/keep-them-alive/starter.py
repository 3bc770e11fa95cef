import asyncio


def start(coro):
    ...
