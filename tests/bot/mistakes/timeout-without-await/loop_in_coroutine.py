# line: 12
import asyncio

async def search(limit):
    best = 0
    for n in range(limit):
        best = max(best, n * n % 1013)
    return best

async def main():
    try:
        print(await asyncio.wait_for(search(1_500_000), timeout=0.1))
    except TimeoutError:
        print("gave up")

asyncio.run(main())
