# line: 21
import asyncio

class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0.01)

    async def query(self, text):
        return [text]

class Pool:
    def acquire(self):
        return Connection()

async def main():
    pool = Pool()
    with pool.acquire() as connection:
        print(await connection.query("select 1"))

asyncio.run(main())
