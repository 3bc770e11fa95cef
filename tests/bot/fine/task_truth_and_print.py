import asyncio

async def job():
    await asyncio.sleep(0.01)

async def main():
    task = None
    if not task:
        task = asyncio.create_task(job())
    if task and not task.done():
        print("running", task.get_name() != "")
        await task
    print(f"{task.done()=}")

asyncio.run(main())
