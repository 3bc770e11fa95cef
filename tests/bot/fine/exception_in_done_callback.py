import asyncio

async def boom():
    raise ValueError("boom")

def seen(task):
    print("failed:", task.exception())

async def main():
    task = asyncio.create_task(boom())
    task.add_done_callback(seen)
    await asyncio.sleep(0.1)

asyncio.run(main())
