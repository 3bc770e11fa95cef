# line: 8
# says: `await queue.get()`
# topic: queues
import asyncio

async def main():
    box = asyncio.Queue()
    print(box.get_nowait())

asyncio.run(main())
