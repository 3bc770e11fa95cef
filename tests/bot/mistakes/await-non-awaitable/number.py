# line: 8
import asyncio

def add(a, b):
    return a + b

async def main():
    total = await add(1, 2)
    print(total)

asyncio.run(main())
