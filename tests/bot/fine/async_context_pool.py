import asyncio
from contextlib import asynccontextmanager

class Pool:
    def __init__(self, size):
        self.free = asyncio.Queue()
        for n in range(size):
            self.free.put_nowait(f"conn-{n}")

    @asynccontextmanager
    async def acquire(self):
        connection = await self.free.get()
        try:
            yield connection
        finally:
            self.free.put_nowait(connection)

async def query(pool, n):
    async with pool.acquire() as connection:
        await asyncio.sleep(0.05)
        return f"{n} on {connection}"

async def main():
    pool = Pool(2)
    print(len(await asyncio.gather(*(query(pool, n) for n in range(5)))))

asyncio.run(main())
