# line: 11
import asyncio

async def step(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    steps = [step(n) for n in range(2)]
    print(await asyncio.gather(*steps))
    print(await asyncio.gather(*steps))

asyncio.run(main())
