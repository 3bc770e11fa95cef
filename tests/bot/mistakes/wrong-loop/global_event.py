# line: 7
import asyncio

event = asyncio.Event()

async def waiter():
    await event.wait()
    print("woke")

async def main():
    event.clear()
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0.01)
    event.set()
    await task

asyncio.run(main())
asyncio.run(main())
