# line: 9
import asyncio

async def load(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    values = [asyncio.run(load(n)) for n in range(3)]
    print(values)

asyncio.run(main())
