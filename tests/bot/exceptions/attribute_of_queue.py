# line: 7
# says: Use `await queue.put(...)` instead
import asyncio

async def main():
    jobs = asyncio.Queue()
    jobs.append("job")

asyncio.run(main())
