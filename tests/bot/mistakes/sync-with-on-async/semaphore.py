# line: 7
import asyncio

gate = None

async def work():
    with gate:
        await asyncio.sleep(0.1)

async def main():
    global gate
    gate = asyncio.Semaphore(2)
    await asyncio.gather(work(), work())

asyncio.run(main())
