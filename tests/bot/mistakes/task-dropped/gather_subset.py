# line: 11
import asyncio

async def part(n):
    await asyncio.sleep(n / 10)
    print("part", n)

async def main():
    a = asyncio.create_task(part(1))
    b = asyncio.create_task(part(2))
    c = asyncio.create_task(part(9))
    await asyncio.gather(a, b)

asyncio.run(main())
