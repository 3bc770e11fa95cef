import asyncio

async def main():
    changed = asyncio.Condition()
    items = []

    async def consumer():
        async with changed:
            while not items:
                await changed.wait()
            print(items.pop())

    async def producer():
        async with changed:
            items.append(1)
            changed.notify()

    await asyncio.gather(consumer(), producer())

asyncio.run(main())
