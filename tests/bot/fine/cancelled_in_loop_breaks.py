import asyncio

async def consumer(box, seen):
    while True:
        try:
            item = await box.get()
        except asyncio.CancelledError:
            break
        seen.append(item)
    print("left over:", box.qsize())

async def main():
    box, seen = asyncio.Queue(), []
    task = asyncio.create_task(consumer(box, seen))
    for n in range(3):
        await box.put(n)
    await asyncio.sleep(0.1)
    task.cancel()
    await task
    print(seen)

asyncio.run(main())
