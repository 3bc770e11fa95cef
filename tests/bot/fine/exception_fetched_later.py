import asyncio

async def boom():
    raise ValueError("boom")

async def main():
    task = asyncio.create_task(boom())
    await asyncio.sleep(0.1)
    print(repr(task.exception()))

asyncio.run(main())
