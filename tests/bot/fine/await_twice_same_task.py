import asyncio

async def work():
    await asyncio.sleep(0.01)
    return object()

async def main():
    task = asyncio.create_task(work())
    print(await task is await task)

asyncio.run(main())
