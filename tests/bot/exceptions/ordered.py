# line: 8
# says: put a number before each
import asyncio

async def main():
    box = asyncio.PriorityQueue()
    await box.put((1, {"job": "a"}))
    await box.put((1, {"job": "b"}))

asyncio.run(main())
