# line: 11
import asyncio

class Loader:
    async def load(self):
        await asyncio.sleep(0.01)
        return "loaded"

async def main():
    loader = Loader()
    print(await loader.load)

asyncio.run(main())
