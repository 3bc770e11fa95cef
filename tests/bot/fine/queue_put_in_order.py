import asyncio

async def main():
    box = asyncio.Queue()
    await box.put("first")
    await box.put("second")
    print(await box.get(), await box.get())

asyncio.run(main())
