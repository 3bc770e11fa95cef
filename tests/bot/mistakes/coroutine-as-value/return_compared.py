# line: 9
import asyncio

async def count_users():
    await asyncio.sleep(0.01)
    return 12

def is_full(limit):
    return count_users() > limit

async def main():
    print(is_full(10))

asyncio.run(main())
