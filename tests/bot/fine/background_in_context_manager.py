import asyncio
from contextlib import asynccontextmanager, suppress

async def refresh(values):
    while True:
        values.append(len(values))
        await asyncio.sleep(0.2)

@asynccontextmanager
async def running(coro):
    task = asyncio.create_task(coro)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

async def main():
    values = []
    async with running(refresh(values)):
        await asyncio.sleep(1)
    print(values)

asyncio.run(main())
