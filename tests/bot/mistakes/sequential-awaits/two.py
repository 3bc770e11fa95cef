# line: 9
import asyncio

async def fetch(n):
    await asyncio.sleep(1)
    return n

async def main():
    a = await fetch(1)
    b = await fetch(2)
    print(a + b)

asyncio.run(main())
