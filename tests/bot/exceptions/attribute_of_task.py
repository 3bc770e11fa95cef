# line: 7
# says: Use `await task` instead
import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(0.1))
    task.join()

asyncio.run(main())
