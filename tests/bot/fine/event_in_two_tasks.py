import asyncio

async def waiter(name, event):
    print(name, "waits")
    await event.wait()
    print(name, "goes")

async def main():
    event = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(waiter("a", event))
        group.create_task(waiter("b", event))
        await asyncio.sleep(0.1)
        event.set()

asyncio.run(main())
