# line: 9
import asyncio

async def read(path):
    await asyncio.sleep(0.02)
    raise FileNotFoundError(path)

async def main():
    task = asyncio.create_task(read("a.txt"))
    while not task.done():
        await asyncio.sleep(0.05)
    print("task is done")

asyncio.run(main())
