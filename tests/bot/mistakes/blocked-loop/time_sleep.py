# line: 9
import asyncio, time

async def beat():
    for _ in range(4):
        await asyncio.sleep(0.1)

async def report():
    time.sleep(0.5)

async def main():
    await asyncio.gather(beat(), report())

asyncio.run(main())
