import asyncio

async def user():
    await asyncio.sleep(0.5)
    return 7

async def posts(user_id):
    await asyncio.sleep(0.5)
    return [user_id]

async def main():
    uid = await user()
    print(await posts(uid))

asyncio.run(main())
