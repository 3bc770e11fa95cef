# line: 9
import asyncio

async def fetch(n):
    await asyncio.sleep(0.5)
    return n * n

async def main():
    print([await fetch(n) for n in range(4)])

asyncio.run(main())
