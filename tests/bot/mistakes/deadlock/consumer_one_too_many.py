# line: 11
import asyncio

async def producer(box):
    for n in range(3):
        await asyncio.sleep(0.05)
        await box.put(n)

async def consumer(box):
    while True:
        item = await box.get()
        print("consumed", item)
        if item is None:
            break

async def main():
    box = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(box))
        group.create_task(consumer(box))

asyncio.run(main())
