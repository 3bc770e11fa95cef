import asyncio

results = []

async def collect(n):
    await asyncio.sleep(0.01 * n)
    results.append(n)
    await asyncio.sleep(0.01)
    results.append(-n)

async def main():
    await asyncio.gather(collect(1), collect(2))
    print(sorted(results))

asyncio.run(main())
