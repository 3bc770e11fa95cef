import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(0.1), name="nap")
    print(task.get_name(), task.done())
    if not task.done():
        await task
    print(task.done())

asyncio.run(main())
