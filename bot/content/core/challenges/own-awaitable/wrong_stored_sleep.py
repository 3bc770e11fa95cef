import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.sleep = asyncio.sleep(seconds, value)

    def __await__(self):
        return self.sleep.__await__()


def delay(seconds, value):
    return Delay(seconds, value)
