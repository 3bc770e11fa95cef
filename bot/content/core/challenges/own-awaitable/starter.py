import asyncio


class Delay:
    def __init__(self, seconds, value):
        ...


def delay(seconds, value):
    return Delay(seconds, value)
