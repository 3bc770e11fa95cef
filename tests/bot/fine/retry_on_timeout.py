import asyncio

class Flaky:
    def __init__(self):
        self.calls = 0

    async def get(self):
        self.calls += 1
        await asyncio.sleep(0.5 if self.calls < 3 else 0.05)
        return "value"

async def main():
    flaky = Flaky()
    for attempt in range(5):
        try:
            async with asyncio.timeout(0.1):
                print(await flaky.get())
                break
        except TimeoutError:
            print("try again", attempt)

asyncio.run(main())
