# line: 11
# says: was aborted or reset
# topic: barriers
import asyncio

async def main():
    barrier = asyncio.Barrier(2)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    await barrier.abort()
    await waiting

asyncio.run(main())
