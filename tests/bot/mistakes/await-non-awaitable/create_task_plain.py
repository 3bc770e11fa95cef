# line: 8
import asyncio

def beep():
    print("beep")

async def main():
    task = asyncio.create_task(beep())
    await task

asyncio.run(main())
