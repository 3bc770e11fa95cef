import asyncio
import contextlib

async def heartbeat(beats):
    while True:
        beats.append("beat")
        await asyncio.sleep(1)

async def main():
    beats = []
    task = asyncio.create_task(heartbeat(beats))
    await asyncio.sleep(3.5)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    print(len(beats))

asyncio.run(main())
