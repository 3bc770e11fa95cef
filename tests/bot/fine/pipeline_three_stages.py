import asyncio

async def read(out):
    for word in "tea milk bread".split():
        await asyncio.sleep(0.01)
        await out.put(word)
    await out.put(None)

async def shout(source, out):
    while (word := await source.get()) is not None:
        await out.put(word.upper())
    await out.put(None)

async def show(source):
    while (word := await source.get()) is not None:
        print(word)

async def main():
    one, two = asyncio.Queue(), asyncio.Queue(2)
    await asyncio.gather(read(one), shout(one, two), show(two))

asyncio.run(main())
