# line: 8
# says: a lock that nobody holds
# topic: locks
import asyncio

async def main():
    lock = asyncio.Lock()
    async with lock:
        lock.release()

asyncio.run(main())
