# line: 5
import asyncio

async def worker(box):
    async for item in box:
        print("item", item)
        box.task_done()

async def main():
    box = asyncio.Queue()
    for n in range(3):
        await box.put(n)
    await worker(box)

asyncio.run(main())
