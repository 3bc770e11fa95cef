# line: 12
import asyncio

async def backup():
    for part in range(5):
        await asyncio.sleep(0.2)
        print("part", part)
    print("backup complete")

async def main():
    loop = asyncio.get_running_loop()
    loop.create_task(backup())
    await asyncio.sleep(0.5)
    print("shutting down")

asyncio.run(main())
