# line: 12
# says: One task of the TaskGroup failed: `KeyError: 'tea'` at line 9
# says: `prices` has no key `'tea'`
# topic: exception-groups
import asyncio

async def price(prices, name):
    await asyncio.sleep(0)
    return prices[name]

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(price({"milk": 1}, "tea"))
        group.create_task(asyncio.sleep(5))

asyncio.run(main())
