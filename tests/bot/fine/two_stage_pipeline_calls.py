import asyncio

async def get_ids():
    await asyncio.sleep(0.1)
    return [1, 2, 3]

async def get_item(item_id):
    await asyncio.sleep(0.1)
    return f"item {item_id}"

async def main():
    ids = await get_ids()
    items = await asyncio.gather(*(get_item(i) for i in ids))
    print(items)

asyncio.run(main())
