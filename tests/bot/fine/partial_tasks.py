import asyncio
from functools import partial

async def power(base, exponent):
    await asyncio.sleep(0.01)
    return base**exponent

async def main():
    square = partial(power, exponent=2)
    print(await asyncio.gather(*map(square, range(4))))

asyncio.run(main())
