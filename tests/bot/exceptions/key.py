# line: 9
# says: `prices` has no key `'mlik'`
# says: Did you mean `'milk'`?
import asyncio

prices = {"tea": 3, "milk": 1}

async def main():
    print(prices["mlik"])

asyncio.run(main())
