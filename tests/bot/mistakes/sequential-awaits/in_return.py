# line: 13
import asyncio

async def get_name(uid):
    await asyncio.sleep(0.1)
    return f"user{uid}"

async def get_age(uid):
    await asyncio.sleep(0.1)
    return 20 + uid

async def profile(uid):
    return {"name": await get_name(uid), "age": await get_age(uid)}

async def main():
    print(await profile(1))

asyncio.run(main())
