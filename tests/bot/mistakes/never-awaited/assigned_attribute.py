# line: 6
import asyncio

class App:
    def __init__(self):
        self.startup = self.load()

    async def load(self):
        await asyncio.sleep(0.1)
        print("loaded")

async def main():
    app = App()
    await asyncio.sleep(0.2)
    print("app runs", app is not None)

asyncio.run(main())
