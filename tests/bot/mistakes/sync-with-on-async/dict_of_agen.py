# line: 10
import asyncio

async def pairs():
    for n in range(3):
        yield n, n * n
        await asyncio.sleep(0)

async def main():
    squares = dict(pairs())
    print(squares)

asyncio.run(main())
