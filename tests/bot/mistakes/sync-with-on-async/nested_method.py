# line: 18
import asyncio

class Pool:
    def acquire(self):
        return Connection()

class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0.01)

async def main():
    pool = Pool()
    with pool.acquire() as connection:
        print(connection)

asyncio.run(main())
