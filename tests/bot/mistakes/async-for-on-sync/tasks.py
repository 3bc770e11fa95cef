# line: 10
import asyncio

async def fetch(n):
    await asyncio.sleep(0.01 * n)
    return n

async def main():
    tasks = [asyncio.create_task(fetch(n)) for n in range(3)]
    async for result in tasks:
        print(result)

asyncio.run(main())
