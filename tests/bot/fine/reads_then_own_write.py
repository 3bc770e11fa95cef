import asyncio

config = {"limit": 3}
results = {}

async def run(n):
    limit = config["limit"]
    await asyncio.sleep(0.01)
    results[n] = n * limit

async def main():
    await asyncio.gather(*(run(n) for n in range(4)))
    print(results)

asyncio.run(main())
