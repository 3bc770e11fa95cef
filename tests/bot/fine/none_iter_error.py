import asyncio

async def total(items):
    await asyncio.sleep(0)
    try:
        return sum(items)
    except TypeError as error:
        print("cannot sum:", error)
        return 0

async def main():
    print(await total([1, 2]), await total(None))

asyncio.run(main())
