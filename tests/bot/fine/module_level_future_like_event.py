import asyncio

async def setter(event):
    await asyncio.sleep(0.1)
    event.set()

async def main():
    event = asyncio.Event()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(setter(event))
        await event.wait()
        event.clear()
        tg.create_task(setter(event))
        await event.wait()
    print("twice")

asyncio.run(main())
