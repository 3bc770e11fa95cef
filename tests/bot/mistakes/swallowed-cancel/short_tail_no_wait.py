# line: 8
import asyncio

async def worker():
    total = 0
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass
    for n in range(3):
        total += n
        await asyncio.sleep(0)
    return total

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)

asyncio.run(main())
