import asyncio


def ask(loop, work, value, timeout):
    ...
