# line: 9
import asyncio

async def fetch(n):
    await asyncio.sleep(1)
    return n

async def main():
    a = await asyncio.create_task(fetch(1))
    b = await asyncio.create_task(fetch(2))
    print(a, b)

asyncio.run(main())
