# line: 12
import asyncio

async def fetch_scores():
    await asyncio.sleep(0.05)
    return [3, 5, 9]

def best(scores):
    return max(scores)

async def main():
    print("best:", best(fetch_scores()))

asyncio.run(main())
