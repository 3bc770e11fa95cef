# line: 14
import asyncio

async def good():
    await asyncio.sleep(0.2)
    return "good"

async def bad():
    await asyncio.sleep(0.05)
    raise LookupError("bad")

async def main():
    first = asyncio.create_task(good())
    second = asyncio.create_task(bad())
    print(await first)
    print("and the second?", second.done())

asyncio.run(main())
