# line: 10
import asyncio

class Thing:
    async def describe(self):
        await asyncio.sleep(0)
        return "a thing"

    def __str__(self):
        return asyncio.run(self.describe())

async def main():
    print(str(Thing()))

asyncio.run(main())
