import asyncio

async def compute():
    await asyncio.sleep(0.1)
    return 42

async def main():
    task = asyncio.create_task(compute())
    print(await asyncio.gather(task, task, asyncio.shield(task)))

asyncio.run(main())
