import asyncio

async def fetch(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    numbers = list(range(9))
    results = []
    for start in range(0, len(numbers), 3):
        batch = numbers[start : start + 3]
        results += await asyncio.gather(*(fetch(n) for n in batch))
    print(results)

asyncio.run(main())
