import asyncio
import time


class Delay:
    def __init__(self, seconds, value):
        self.until = time.monotonic() + seconds
        self.value = value

    def __await__(self):
        left = max(0, self.until - time.monotonic())
        return asyncio.sleep(left, self.value).__await__()


def delay(seconds, value):
    return Delay(seconds, value)
