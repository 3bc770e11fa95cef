# line: 6
import asyncio

async def collect(n, results):
    await asyncio.sleep(0.01)
    await results.append(n)

async def main():
    results = []
    await asyncio.gather(collect(1, results))
    print(results)

asyncio.run(main())
