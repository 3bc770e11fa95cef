# line: 9
import asyncio

async def score(name):
    await asyncio.sleep(0.01)
    return len(name)

async def main():
    best = max(score("ann"), score("roberta"))
    print(best)

asyncio.run(main())
