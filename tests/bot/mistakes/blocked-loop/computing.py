# line: 17
import asyncio

def crunch():
    total = 0
    for n in range(6_000_000):
        total += n
    return total

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.05)

async def main():
    task = asyncio.create_task(beat())
    await asyncio.sleep(0.01)
    crunch()
    await task

asyncio.run(main())
