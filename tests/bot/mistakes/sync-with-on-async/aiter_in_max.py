# line: 10
import asyncio

async def temperatures():
    for n in (20, 25, 22):
        await asyncio.sleep(0.01)
        yield n

async def main():
    hottest = max(temperatures())
    print(hottest)

asyncio.run(main())
