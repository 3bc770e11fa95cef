# line: 8
# says: `await` it first
# topic: future-api
import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(0.1, "tea"))
    print(task.result())
    await task

asyncio.run(main())
