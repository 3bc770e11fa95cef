import asyncio

async def load(n):
    await asyncio.sleep(0.01)
    if n % 2:
        raise KeyError(n)
    return n

async def main():
    results = await asyncio.gather(*(load(n) for n in range(4)), return_exceptions=True)
    good = [each for each in results if not isinstance(each, Exception)]
    bad = [each for each in results if isinstance(each, Exception)]
    print(good, bad)

asyncio.run(main())
