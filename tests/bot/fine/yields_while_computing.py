import asyncio

async def crunch(n):
    total = 0
    for start in range(0, n, 1000):
        total += sum(range(start, start + 1000))
        await asyncio.sleep(0)
    return total

async def tick():
    for _ in range(3):
        await asyncio.sleep(0.01)

async def main():
    total, _ = await asyncio.gather(crunch(20_000), tick())
    print(total)

asyncio.run(main())
