# line: 8
import asyncio

async def worker():
    for n in range(5):
        try:
            await asyncio.sleep(0.1)
        except:
            print("something happened")

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.15)
    task.cancel()
    await task

asyncio.run(main())
