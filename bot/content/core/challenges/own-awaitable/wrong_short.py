import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.value = value

    def __await__(self):
        return asyncio.sleep(0, self.value).__await__()


def delay(seconds, value):
    return Delay(seconds, value)
