# line: 9
# says: `await queue.put(item)`
# topic: queues
import asyncio

async def main():
    box = asyncio.Queue(maxsize=1)
    for n in range(2):
        box.put_nowait(n)

asyncio.run(main())
