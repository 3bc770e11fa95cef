# line: 10
import asyncio

async def amounts():
    for n in (3, 4, 5):
        await asyncio.sleep(0)
        yield n

async def main():
    total = sum(amounts())
    print(total)

asyncio.run(main())
