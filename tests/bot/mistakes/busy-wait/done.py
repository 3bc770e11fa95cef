# line: 9
import asyncio

async def work():
    await asyncio.sleep(0.05)

async def main():
    task = asyncio.create_task(work())
    while not task.done():
        await asyncio.sleep(0.01)
    print("done")

asyncio.run(main())
