# line: 7
import asyncio
import time

class Database:
    async def __aenter__(self):
        time.sleep(0.3)
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)

async def query(n):
    async with Database():
        await asyncio.sleep(0.05)
        print("row", n)

async def main():
    await asyncio.gather(*(query(n) for n in range(3)))

asyncio.run(main())
