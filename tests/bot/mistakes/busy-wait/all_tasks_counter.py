# line: 14
import asyncio

class Pool:
    def __init__(self):
        self.active = 0

    async def job(self, n):
        self.active += 1
        await asyncio.sleep(n / 50)
        self.active -= 1

    async def drain(self):
        while self.active > 0:
            await asyncio.sleep(0.01)

async def main():
    pool = Pool()
    async with asyncio.TaskGroup() as tg:
        for n in range(3):
            tg.create_task(pool.job(n))
        await asyncio.sleep(0)
        await pool.drain()
        print("drained")

asyncio.run(main())
