# line: 12
# says: another task during an `await`
# topic: shared-state
import asyncio

users = {"ann": 1}

async def join():
    users["bob"] = 2

async def greet_all():
    for user in users:
        await asyncio.sleep(0.1)
        print(user)

async def main():
    await asyncio.gather(greet_all(), join())

asyncio.run(main())
