# line: 11
import asyncio

async def producer(box):
    for n in range(3):
        await asyncio.sleep(0.05)
        box.put_nowait(n)

async def consumer(box):
    taken = 0
    while taken < 3:
        try:
            print(box.get_nowait())
            taken += 1
        except asyncio.QueueEmpty:
            await asyncio.sleep(0.01)

async def main():
    box = asyncio.Queue()
    await asyncio.gather(producer(box), consumer(box))

asyncio.run(main())
