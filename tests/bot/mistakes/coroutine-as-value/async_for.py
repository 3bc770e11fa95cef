# line: 9
import asyncio

async def load_users():
    await asyncio.sleep(0.01)
    return ["ann", "bob"]

async def main():
    async for user in load_users():
        print(user)

asyncio.run(main())
