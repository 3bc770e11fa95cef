# line: 7
import asyncio
from contextlib import suppress

async def poller():
    for n in range(4):
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(0.2)
        print("poll", n)

async def main():
    task = asyncio.create_task(poller())
    await asyncio.sleep(0.3)
    task.cancel()
    await task

asyncio.run(main())
