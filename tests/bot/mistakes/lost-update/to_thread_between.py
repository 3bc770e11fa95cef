# line: 13
import asyncio

class Stats:
    count = 0

def crunch(n):
    return n * n

async def record(stats, n):
    old = stats.count
    value = await asyncio.to_thread(crunch, n)
    stats.count = old + value

async def main():
    stats = Stats()
    await asyncio.gather(*(record(stats, n) for n in range(4)))
    print(stats.count)

asyncio.run(main())
