# line: 9
import asyncio

async def save():
    await asyncio.sleep(1)
    print("saved")

async def main():
    asyncio.create_task(save())
    print("end")

asyncio.run(main())
