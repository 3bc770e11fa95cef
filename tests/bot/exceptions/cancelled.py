# line: 9
# says: (line 8: `task.cancel()`)
# topic: cancellation
import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    task.cancel()
    await task

asyncio.run(main())
