# line: 8
import asyncio

async def job():
    raise OSError("disk")

async def main():
    asyncio.ensure_future(job())
    await asyncio.sleep(0.01)

asyncio.run(main())
