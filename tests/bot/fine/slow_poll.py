import asyncio

async def work():
    await asyncio.sleep(0.5)

async def main():
    task = asyncio.create_task(work())
    while not task.done():
        print("working")
        await asyncio.sleep(0.1)

asyncio.run(main())
