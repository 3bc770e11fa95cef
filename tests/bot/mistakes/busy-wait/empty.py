# line: 12
import asyncio

async def main():
    box = asyncio.Queue()

    async def put():
        await asyncio.sleep(0.05)
        box.put_nowait(1)

    task = asyncio.create_task(put())
    while box.empty():
        await asyncio.sleep(0.01)
    print(box.get_nowait())
    await task

asyncio.run(main())
