# line: 10
# says: `price` is None
import asyncio

async def find(item):
    await asyncio.sleep(0)

async def main():
    price = await find("tea")
    print(price + 1)

asyncio.run(main())
