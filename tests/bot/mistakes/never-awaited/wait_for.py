# line: 8
import asyncio

async def work():
    await asyncio.sleep(0.1)

async def main():
    asyncio.wait_for(work(), 1)
    print("done")

asyncio.run(main())
