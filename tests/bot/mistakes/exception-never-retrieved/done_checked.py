# line: 9
import asyncio

async def backup():
    await asyncio.sleep(0.05)
    raise PermissionError("disk is read-only")

async def main():
    task = asyncio.create_task(backup(), name="backup")
    while not task.done():
        await asyncio.sleep(0.1)
    print("backup finished")

asyncio.run(main())
