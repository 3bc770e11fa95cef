import asyncio
from contextlib import asynccontextmanager

class Guarded:
    def __init__(self):
        self._lock = asyncio.Lock()
        self.total = 0

    @asynccontextmanager
    async def transaction(self):
        async with self._lock:
            yield self

    async def add(self, n):
        async with self.transaction() as me:
            before = me.total
            await asyncio.sleep(0.01)
            me.total = before + n

async def main():
    guarded = Guarded()
    await asyncio.gather(*(guarded.add(n) for n in range(5)))
    print(guarded.total)

asyncio.run(main())
