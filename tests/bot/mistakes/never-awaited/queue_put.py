# line: 6
import asyncio

async def main():
    box = asyncio.Queue()
    box.put("tea")
    print(box.qsize())

asyncio.run(main())
