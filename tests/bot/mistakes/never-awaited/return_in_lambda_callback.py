# line: 13
import asyncio

async def cleanup():
    await asyncio.sleep(0.1)
    print("clean")

async def job():
    await asyncio.sleep(0.05)

async def main():
    task = asyncio.create_task(job())
    task.add_done_callback(lambda finished: cleanup())
    await task
    await asyncio.sleep(0.3)

asyncio.run(main())
