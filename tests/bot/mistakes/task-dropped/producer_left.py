# line: 11
import asyncio

async def produce(box):
    for n in range(10):
        await asyncio.sleep(0.1)
        await box.put(n)

async def main():
    box = asyncio.Queue()
    producer = asyncio.create_task(produce(box))
    for _ in range(3):
        print(await box.get())

asyncio.run(main())
