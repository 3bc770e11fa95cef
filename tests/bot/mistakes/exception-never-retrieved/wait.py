# line: 8
import asyncio

async def job():
    raise KeyError("x")

async def main():
    task = asyncio.create_task(job())
    await asyncio.wait([task])
    print("finished")

asyncio.run(main())
