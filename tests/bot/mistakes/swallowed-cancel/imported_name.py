# line: 11
import asyncio
from asyncio import CancelledError

async def tick():
    count = 0
    while count < 3:
        try:
            await asyncio.sleep(0.1)
            count += 1
        except CancelledError:
            print("cancel? no")

async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0.05)
    task.cancel()
    await task

asyncio.run(main())
