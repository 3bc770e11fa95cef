# line: 11
# says: `price` exists only inside `load()`
import asyncio

async def load():
    price = 3
    await asyncio.sleep(0.1)

async def main():
    await load()
    print(price)

asyncio.run(main())
