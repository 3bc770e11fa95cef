# line: 8
import asyncio

async def count():
    return 4

async def main():
    n = count()
    await asyncio.sleep(0)
    print(n * 2)

asyncio.run(main())
