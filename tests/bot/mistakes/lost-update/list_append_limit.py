# line: 14
import asyncio

members = []
LIMIT = 2

async def check_ban(name):
    await asyncio.sleep(0.01)
    return False

async def join(name):
    if len(members) < LIMIT:
        if not await check_ban(name):
            members.append(name)

async def main():
    await asyncio.gather(*(join(name) for name in ("a", "b", "c", "d")))
    print(members, "of at most", LIMIT)

asyncio.run(main())
