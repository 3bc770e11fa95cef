# line: 10
import asyncio

async def lookup(key):
    await asyncio.sleep(0.05)
    return key.upper()

async def main():
    keys = ["a", "b"]
    table = dict(zip(keys, asyncio.gather(*map(lookup, keys))))
    print(table)

asyncio.run(main())
