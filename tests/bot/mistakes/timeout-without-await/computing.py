# line: 11
import asyncio

async def crunch():
    total = 0
    for n in range(5_000_000):
        total += n
    return total

async def main():
    print(await asyncio.wait_for(crunch(), timeout=0.05))

asyncio.run(main())
