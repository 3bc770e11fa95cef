import asyncio


def once(function):
    ...
