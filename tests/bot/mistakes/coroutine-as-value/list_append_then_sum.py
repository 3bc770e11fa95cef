# line: 11
import asyncio

async def measure(n):
    await asyncio.sleep(0.01)
    return n * 1.5

async def main():
    values = []
    for n in range(3):
        values.append(measure(n))
    print(sum(values) / len(values))

asyncio.run(main())
