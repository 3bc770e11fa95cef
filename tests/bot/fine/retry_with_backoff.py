import asyncio
import random

class Unstable:
    def __init__(self):
        self.calls = 0

    async def call(self):
        self.calls += 1
        await asyncio.sleep(0.01)
        if self.calls < 3:
            raise ConnectionError("try again")
        return "answer"

async def retry(function, *, tries=5):
    for attempt in range(tries):
        try:
            return await function()
        except ConnectionError as error:
            delay = 0.1 * 2**attempt + random.random() * 0.01
            print("attempt", attempt, error)
            await asyncio.sleep(delay)
    raise ConnectionError("gave up")

asyncio.run(retry(Unstable().call))
