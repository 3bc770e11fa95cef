import asyncio

class Delay:
    def __init__(self, seconds, value):
        self.seconds = seconds
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value

async def main():
    print(await Delay(0.1, "one"))
    print(await asyncio.gather(Delay(0.1, "two"), Delay(0.1, "three")))

asyncio.run(main())
