# line: 17
import asyncio

def parse(rows):
    total = 0
    for row in range(rows):
        total += row * row % 7
    return total

async def beat():
    for n in range(6):
        await asyncio.sleep(0.02)
        print("beat", n)

async def crunch():
    await asyncio.sleep(0.01)
    print(parse(5_000_000))

async def main():
    await asyncio.gather(beat(), crunch())

asyncio.run(main())
