# line: 11
import asyncio

async def job():
    await asyncio.sleep(0.01)
    return 3

async def main():
    task = asyncio.create_task(job())
    await task
    print(await task.result())

asyncio.run(main())
