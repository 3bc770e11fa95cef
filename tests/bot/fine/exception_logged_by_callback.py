import asyncio

def log(task):
    if not task.cancelled() and (error := task.exception()):
        print("failed:", error)

async def bad():
    await asyncio.sleep(0.01)
    raise ValueError("x")

async def main():
    task = asyncio.create_task(bad())
    task.add_done_callback(log)
    await asyncio.sleep(0.1)

asyncio.run(main())
