# line: 6
import asyncio

async def child(parent):
    await asyncio.sleep(0.05)
    await parent

async def main():
    me = asyncio.current_task()
    task = asyncio.create_task(child(me))
    await task

asyncio.run(main())
