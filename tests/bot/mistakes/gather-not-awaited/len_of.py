# line: 9
import asyncio

async def row(n):
    await asyncio.sleep(0.05)
    return [n]

async def main():
    rows = asyncio.gather(*(row(n) for n in range(4)), return_exceptions=True)
    await asyncio.sleep(0.2)
    print(len(rows), "rows")

asyncio.run(main())
