import asyncio

async def reader(queue):
    seen = []
    while True:
        try:
            seen.append(await queue.get())
        except asyncio.CancelledError:
            break
    print("seen", seen)

async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(reader(queue))
    for n in range(3):
        await queue.put(n)
    await asyncio.sleep(0.01)
    task.cancel()
    await task

asyncio.run(main())
