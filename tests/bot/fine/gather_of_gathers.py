import asyncio

async def get(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    inner = [asyncio.gather(get(n), get(n + 1)) for n in (0, 10)]
    print(await asyncio.gather(*inner))

asyncio.run(main())
