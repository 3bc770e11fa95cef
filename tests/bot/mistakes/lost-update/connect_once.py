# line: 11
import asyncio

class Pool:
    def __init__(self):
        self.connection = None

    async def get(self):
        if self.connection is None:
            await asyncio.sleep(0.1)
            self.connection = object()
        return self.connection

async def main():
    pool = Pool()
    a, b = await asyncio.gather(pool.get(), pool.get())
    print(a is b)

asyncio.run(main())
