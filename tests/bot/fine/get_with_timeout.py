import asyncio

async def consumer(box):
    taken = []
    while True:
        try:
            taken.append(await asyncio.wait_for(box.get(), timeout=0.5))
        except TimeoutError:
            return taken

async def main():
    box = asyncio.Queue()
    task = asyncio.create_task(consumer(box))
    for n in range(3):
        await asyncio.sleep(0.1)
        await box.put(n)
    print(await task)

asyncio.run(main())
