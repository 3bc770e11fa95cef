# line: 7
import asyncio

async def job():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(1)
    print("still here")

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.1)
    task.cancel()
    await task

asyncio.run(main())
