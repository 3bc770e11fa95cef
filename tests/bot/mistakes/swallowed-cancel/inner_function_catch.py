# line: 7
import asyncio

async def careful(coro):
    try:
        return await coro
    except (asyncio.CancelledError, OSError) as error:
        print("skipped:", type(error).__name__)

async def batch():
    for n in range(3):
        await careful(asyncio.sleep(0.2))
    print("batch complete")

async def main():
    task = asyncio.create_task(batch())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(main())
