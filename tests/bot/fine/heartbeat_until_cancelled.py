import asyncio
from contextlib import suppress

async def heartbeat():
    while True:
        print("beat")
        await asyncio.sleep(1)

async def main():
    beat = asyncio.create_task(heartbeat())
    await asyncio.sleep(2.5)
    beat.cancel()
    with suppress(asyncio.CancelledError):
        await beat
    print("done")

asyncio.run(main())
