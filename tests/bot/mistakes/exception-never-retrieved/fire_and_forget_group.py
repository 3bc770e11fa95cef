# line: 10
import asyncio

async def parse(text):
    await asyncio.sleep(0.01)
    return int(text)

async def main():
    for text in ["1", "two", "3"]:
        asyncio.create_task(parse(text))
    await asyncio.sleep(0.1)
    print("parsed all")

asyncio.run(main())
