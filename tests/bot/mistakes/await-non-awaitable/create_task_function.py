# line: 9
import asyncio

async def beep():
    await asyncio.sleep(0.1)
    print("beep")

async def main():
    task = asyncio.create_task(beep)
    await task

asyncio.run(main())
