import asyncio

async def probe(name, delay, found):
    await asyncio.sleep(delay)
    found.append(name)

class Found(Exception):
    pass

async def stop(found):
    while not found:
        await asyncio.sleep(0.05)
    raise Found

async def main():
    found = []
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(probe("a", 0.12, found))
            tg.create_task(probe("b", 5, found))
            tg.create_task(stop(found))
    except* Found:
        print(found)

asyncio.run(main())
