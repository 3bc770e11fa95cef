import asyncio

TABLE = {"old": 1}

async def delete(key):
    await asyncio.sleep(0.05)
    TABLE.pop(key, None)

async def insert(key, value):
    await asyncio.sleep(0.05)
    TABLE[key] = value

async def main():
    await delete("old")
    await insert("new", 2)
    print(TABLE)

asyncio.run(main())
