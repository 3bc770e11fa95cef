# line: 9
import asyncio

async def find_user(name):
    await asyncio.sleep(0.01)
    return None

async def main():
    user = find_user("bob")
    if user is None:
        print("no such user")
    else:
        print("welcome")

asyncio.run(main())
