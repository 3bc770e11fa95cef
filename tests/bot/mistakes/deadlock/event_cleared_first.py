# line: 6
import asyncio

async def waiter(event):
    await asyncio.sleep(0.2)
    await event.wait()
    print("woke")

async def main():
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0.1)
    event.set()
    event.clear()
    await task

asyncio.run(main())
