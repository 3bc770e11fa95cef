# line: 11
import asyncio

async def load(n):
    await asyncio.sleep(0.2)
    return n

async def main():
    total = 0
    for n in range(5):
        value = await load(n)
        total += value
    print(total)

asyncio.run(main())
