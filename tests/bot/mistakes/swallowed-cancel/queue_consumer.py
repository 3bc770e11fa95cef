# line: 8
import asyncio

async def consume(box, seen):
    while len(seen) < 3:
        try:
            seen.append(await box.get())
        except asyncio.CancelledError:
            print("not now")

async def main():
    box, seen = asyncio.Queue(), []
    task = asyncio.create_task(consume(box, seen))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)
    for n in range(3):
        await box.put(n)
    await task
    print(seen)

asyncio.run(main())
