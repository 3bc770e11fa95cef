# line: 11
import asyncio

async def job():
    await asyncio.sleep(0.01)
    return 42

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0.05)
    print(await task.result())

asyncio.run(main())
