import asyncio
import time


class Delay:
    def __init__(self, seconds, value):
        self.seconds = seconds
        self.value = value

    def __await__(self):
        time.sleep(self.seconds)
        yield from asyncio.sleep(0).__await__()
        return self.value


def delay(seconds, value):
    return Delay(seconds, value)
