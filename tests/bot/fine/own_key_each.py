import asyncio

results = {}

async def fetch(name):
    if name not in results:
        await asyncio.sleep(0.05)
        results[name] = len(name)

async def main():
    await asyncio.gather(*(fetch(name) for name in ("ann", "ben", "cleo")))
    print(results)

asyncio.run(main())
