import asyncio

class Debounce:
    def __init__(self, delay, action):
        self.delay = delay
        self.action = action
        self.handle = None

    def trigger(self):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.delay, self.action)

async def main():
    fired = []
    debounce = Debounce(0.2, lambda: fired.append("saved"))
    for _ in range(5):
        debounce.trigger()
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    print(fired)

asyncio.run(main())
