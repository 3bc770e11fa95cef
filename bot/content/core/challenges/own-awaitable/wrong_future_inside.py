import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.loop = asyncio.get_running_loop()
        self.seconds = seconds
        self.value = value

    def __await__(self):
        box = self.loop.create_future()
        self.loop.call_later(self.seconds, box.set_result, self.value)
        return box.__await__()


def delay(seconds, value):
    return Delay(seconds, value)
