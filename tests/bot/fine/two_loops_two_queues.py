import asyncio

async def main(label):
    box = asyncio.Queue()
    task = asyncio.create_task(box.get())
    await box.put(label)
    print(await task)

for label in ("one", "two"):
    asyncio.run(main(label))
