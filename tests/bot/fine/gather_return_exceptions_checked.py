import asyncio

async def fetch(n):
    await asyncio.sleep(0.01 * n)
    if n == 1:
        raise ValueError("one")
    return n

async def main():
    results = await asyncio.gather(*(fetch(n) for n in range(4)), return_exceptions=True)
    good = [r for r in results if not isinstance(r, Exception)]
    bad = [r for r in results if isinstance(r, Exception)]
    print(good, [str(b) for b in bad])

asyncio.run(main())
