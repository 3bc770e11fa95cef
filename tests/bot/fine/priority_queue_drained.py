import asyncio

async def main():
    box = asyncio.PriorityQueue()
    for item in [(3, "c"), (1, "a"), (2, "b")]:
        await box.put(item)
    while not box.empty():
        print(await box.get())

asyncio.run(main())
