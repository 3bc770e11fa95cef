import asyncio

async def beat(stop):
    while not stop.is_set():
        print("beat")
        try:
            await asyncio.wait_for(stop.wait(), 0.1)
        except TimeoutError:
            pass

async def main():
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(beat(stop))
        await asyncio.sleep(0.25)
        stop.set()

asyncio.run(main())
