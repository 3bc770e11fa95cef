import asyncio

async def count():
    value = 0
    for _ in range(3):
        old = value
        await asyncio.sleep(0)
        value = old + 1
    return value

async def main():
    print(await asyncio.gather(count(), count()))

asyncio.run(main())
