# line: 13
import asyncio

class Guard:
    def __init__(self, allowed):
        self.allowed = allowed

    async def may(self, user):
        await asyncio.sleep(0.01)
        return user in self.allowed

async def delete(guard, user, item):
    if item is not None and guard.may(user):
        print(user, "deleted", item)
    else:
        print("no")

async def main():
    await delete(Guard({"root"}), "eve", "file")

asyncio.run(main())
