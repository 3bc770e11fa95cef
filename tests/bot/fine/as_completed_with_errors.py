import asyncio

async def check(n):
    await asyncio.sleep(0.1 * n)
    if n == 2:
        raise ValueError("two is bad")
    return n

async def main():
    for earliest in asyncio.as_completed([check(n) for n in (3, 1, 2)]):
        try:
            print("ok", await earliest)
        except ValueError as error:
            print("error", error)

asyncio.run(main())
