# line: 8
import asyncio

async def poll():
    await asyncio.sleep(0.1)

class Poller:
    task = asyncio.create_task(poll())

async def main():
    await Poller.task

asyncio.run(main())
