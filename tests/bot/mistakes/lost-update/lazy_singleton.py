# line: 16
import asyncio

class Pool:
    instance = None

    def __init__(self):
        print("new pool")

async def open_pool():
    await asyncio.sleep(0.05)
    return Pool()

async def get_pool():
    if Pool.instance is None:
        Pool.instance = await open_pool()
    return Pool.instance

async def handler(n):
    pool = await get_pool()
    return n, id(pool)

async def main():
    print(len({pool for _, pool in await asyncio.gather(*(handler(n) for n in range(3)))}))

asyncio.run(main())
