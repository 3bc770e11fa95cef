# line: 8
import asyncio

async def worker():
    for _ in range(4):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("ignored")

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(3)
    print(task.done())

asyncio.run(main())
