import asyncio
from contextlib import suppress

async def ticker():
    while True:
        await asyncio.sleep(0.1)

async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0.35)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.1)
    print("clean")

asyncio.run(main())
