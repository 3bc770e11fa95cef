import asyncio

async def main():
    items = list(range(100))
    total = 0
    while items:
        total += items.pop()
        await asyncio.sleep(0)
    print(total)

asyncio.run(main())
