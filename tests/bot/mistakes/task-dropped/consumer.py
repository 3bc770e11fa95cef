# line: 11
import asyncio

async def consumer(box):
    while True:
        print(await box.get())
        await asyncio.sleep(0.5)

async def main():
    box = asyncio.Queue()
    asyncio.create_task(consumer(box))
    for n in range(3):
        await box.put(n)
    await asyncio.sleep(0.1)

asyncio.run(main())
