# line: 8
# says: takes only None and futures
# topic: custom-awaitables
import asyncio

class Pause:
    def __await__(self):
        yield 42

async def main():
    await Pause()

asyncio.run(main())
