# line: 6
import asyncio

async def main():
    task = asyncio.current_task()
    await task

asyncio.run(main())
