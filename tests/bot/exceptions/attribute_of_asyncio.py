# line: 6
# says: Did you mean `asyncio.create_task`?
import asyncio

async def main():
    task = asyncio.create_taks(asyncio.sleep(1))
    await task

asyncio.run(main())
