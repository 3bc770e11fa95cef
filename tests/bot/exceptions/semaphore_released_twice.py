# line: 8
# says: released more often than it was taken
# topic: semaphores
import asyncio

async def main():
    gate = asyncio.BoundedSemaphore(1)
    gate.release()

asyncio.run(main())
