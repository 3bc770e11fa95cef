# line: 9
import asyncio

class Lazy:
    def __init__(self, coro):
        self._coro = coro

    async def value(self):
        return await self._coro

async def load():
    await asyncio.sleep(0.01)
    return 42

async def main():
    lazy = Lazy(load())
    print(await asyncio.gather(lazy.value(), lazy.value(), return_exceptions=True))

asyncio.run(main())
