# line: 6
import asyncio
import time

async def limited(make, limit):
    return await asyncio.wait_for(make(), limit)

async def block():
    time.sleep(0.4)
    return "blocked"

async def main():
    print(await limited(lambda: block(), 0.1))

asyncio.run(main())
