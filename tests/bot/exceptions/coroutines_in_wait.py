# line: 10
# says: takes tasks, no bare coroutines
# topic: wait
import asyncio

async def work():
    await asyncio.sleep(0.1)

async def main():
    await asyncio.wait([work(), work()])

asyncio.run(main())
