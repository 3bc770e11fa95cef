# line: 10
import asyncio

async def producer(box, count):
    for n in range(count):
        await box.put(n)
    await box.put(None)

async def consumer(box, name):
    while (item := await box.get()) is not None:
        print(name, item)

async def main():
    box = asyncio.Queue()
    await asyncio.gather(producer(box, 4), consumer(box, "a"), consumer(box, "b"))

asyncio.run(main())
