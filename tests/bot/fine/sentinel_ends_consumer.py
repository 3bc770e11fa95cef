import asyncio

STOP = object()

async def producer(box):
    for n in range(4):
        await box.put(n)
        await asyncio.sleep(0.05)
    await box.put(STOP)

async def consumer(box):
    while True:
        item = await box.get()
        if item is STOP:
            return
        print("got", item)

async def main():
    box = asyncio.Queue(maxsize=1)
    await asyncio.gather(producer(box), consumer(box))

asyncio.run(main())
