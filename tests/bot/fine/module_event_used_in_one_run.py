import asyncio

ready = asyncio.Event()

async def waiter():
    await ready.wait()
    print("go")

async def main():
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0.1)
    ready.set()
    await task

asyncio.run(main())
