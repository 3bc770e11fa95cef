# line: 10
import asyncio

async def weigh(item):
    await asyncio.sleep(0)
    return len(item)

async def main():
    items = ["ccc", "a", "bb"]
    print(sorted(items, key=lambda item: asyncio.run(weigh(item))))

asyncio.run(main())
