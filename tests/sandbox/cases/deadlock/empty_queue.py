# reason: main() [Task-1] waits for an item from the queue `jobs` at line 8, and nobody puts one in.
import asyncio


async def main():
    jobs = asyncio.Queue()
    async with asyncio.timeout(None):
        await jobs.get()


asyncio.run(main())
