# line: 11
import asyncio

async def consumer(queue):
    while True:
        item = await queue.get()
        print(10 // item)

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consumer(queue))
    for n in (5, 0, 2):
        await queue.put(n)
        await asyncio.sleep(0.01)
    print("left over:", queue.qsize(), task.done())

asyncio.run(main())
