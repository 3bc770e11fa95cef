import asyncio

async def f():
    await asyncio.sleep(0.01)
    return 1

async def main():
    task = asyncio.create_task(f())
    print(await task, await task)

asyncio.run(main())
