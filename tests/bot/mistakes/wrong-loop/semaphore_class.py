# line: 8
import asyncio

class Limiter:
    gate = asyncio.Semaphore(1)

    async def run(self, n):
        async with self.gate:
            await asyncio.sleep(0.01)
            return n

async def batch():
    limiter = Limiter()
    return await asyncio.gather(*(limiter.run(n) for n in range(3)))

print(asyncio.run(batch()))
print(asyncio.run(batch()))
