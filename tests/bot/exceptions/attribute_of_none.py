# line: 13
# says: `user` is None here
# says: `find()` (line 6) did not reach a `return` with a value
import asyncio

async def find(users, name):
    for user in users:
        if user == name:
            return user

async def main():
    user = await find(["ann"], "bob")
    print(user.title())

asyncio.run(main())
