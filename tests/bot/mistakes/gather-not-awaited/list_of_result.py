# line: 9
import asyncio

async def score(n):
    await asyncio.sleep(0.05)
    return n * 10

async def main():
    scores = list(asyncio.gather(score(1), score(2)))
    print(max(scores))

asyncio.run(main())
