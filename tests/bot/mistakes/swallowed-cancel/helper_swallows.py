# line: 7
import asyncio

async def safe_sleep(seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("interrupted")

async def worker():
    for n in range(3):
        await safe_sleep(1)
        print("round", n)

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    print(task.cancelled())

asyncio.run(main())
