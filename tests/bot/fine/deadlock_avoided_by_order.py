import asyncio

async def move(first, second, name):
    low, high = sorted((first, second), key=id)
    async with low:
        await asyncio.sleep(0.01)
        async with high:
            print("moved", name)

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(move(a, b, "x"), move(b, a, "x"))

asyncio.run(main())
