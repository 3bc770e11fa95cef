# line: 12
import asyncio, time

async def producer(box):
    for n in range(3):
        await box.put(n)
        await asyncio.sleep(0.1)
    await box.put(None)

async def consumer(box):
    while (item := await box.get()) is not None:
        time.sleep(0.4)
        print(item)

async def main():
    box = asyncio.Queue()
    await asyncio.gather(producer(box), consumer(box))

asyncio.run(main())
