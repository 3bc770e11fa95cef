# line: 8
import asyncio

async def main():
    box = asyncio.Queue()
    await box.put("a")
    while not box.empty():
        item = await box.get_nowait()
        print(item)

asyncio.run(main())
