# line: 9
import asyncio

async def is_even(n):
    await asyncio.sleep(0)
    return n % 2 == 0

async def main():
    evens = list(filter(is_even, range(6)))
    print(evens)

asyncio.run(main())
