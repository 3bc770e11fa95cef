# line: 12
import asyncio

async def fetch(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise LookupError(n)
    print("fetched", n)

async def main():
    try:
        await asyncio.gather(*(fetch(n) for n in range(1, 4)))
    except LookupError as error:
        print("missing", error)
    await asyncio.sleep(1)

asyncio.run(main())
