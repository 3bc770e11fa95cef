import asyncio

async def load(n):
    await asyncio.sleep(0.2)
    return n

async def main():
    loading = asyncio.gather(load(1), load(2))
    await asyncio.sleep(0.1)
    print("doing other things")
    one, two = await loading
    print(one + two)

asyncio.run(main())
