# line: 9
import asyncio

async def job(n):
    await asyncio.sleep(0.1)

class Pool:
    def __init__(self, size):
        self.workers = [asyncio.create_task(job(n)) for n in range(size)]

pool = Pool(3)
print(len(pool.workers))
